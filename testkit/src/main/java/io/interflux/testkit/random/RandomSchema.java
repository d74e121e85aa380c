package io.interflux.testkit.random;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interflux.testkit.cases.CaseType;
import io.interflux.testkit.random.ModelSketch.Column;
import io.interflux.testkit.random.ModelSketch.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes up models and associations of every kind: composite keys, keys other than the primary one, self-references, models without a key,
 * junctions with a key of their own, with payload, with duplicate links, and as the source of further many-to-manies; with and without
 * scopes and constraints.
 */
final class RandomSchema {

    private static final List<CaseType> KEY_TYPES = List.of(
            CaseType.LONG,
            CaseType.LONG,
            CaseType.INTEGER,
            CaseType.SHORT,
            CaseType.STRING,
            CaseType.UUID,
            CaseType.DECIMAL,
            CaseType.DATE,
            CaseType.TIMESTAMP,
            CaseType.INSTANT);

    private static final List<String> WORDS =
            List.of("level", "Order", "select", "a b", "nickName", "qu\"ote", "größe");

    private final Dice dice;
    private final String prefix;
    private final List<ModelSketch> models = new ArrayList<>();
    private final ArrayNode associations = JsonNodeFactory.instance.arrayNode();
    private int names;

    /**
     * Makes it up at once.
     *
     * @param prefix what the names of all tables begin with
     */
    RandomSchema(Dice dice, String prefix) {
        this.dice = dice;
        this.prefix = prefix;
        int entities = dice.between(2, 4);
        for (int i = 0; i < entities; i++) {
            models.add(entity("model" + i));
        }
        for (int i = dice.between(2, 5); i > 0; i--) {
            reference(dice.pick(models), dice.pick(keyed()));
        }
        if (dice.chance(50)) {
            ModelSketch model = dice.pick(keyed());
            reference(model, model);
        }
        if (dice.chance(40)) {
            ModelSketch model = dice.pick(keyed());
            manyToMany(model, model);
        }
        for (int i = dice.between(1, 3); i > 0; i--) {
            manyToMany(dice.pick(keyed()), dice.pick(keyed()));
        }
    }

    /** In the order in which rows can be made: junctions come after what they link. */
    List<ModelSketch> models() {
        return models;
    }

    ArrayNode associations() {
        return associations;
    }

    private List<ModelSketch> keyed() {
        List<ModelSketch> keyed =
                models.stream().filter(model -> !model.keys().isEmpty()).toList();
        return keyed.isEmpty() ? List.of(models.get(0)) : keyed;
    }

    private ModelSketch entity(String name) {
        ModelSketch model = new ModelSketch(name, prefix + name);
        boolean keyless = !models.isEmpty() && dice.chance(12);
        if (!keyless) {
            int columns = dice.chance(25) ? 2 : 1;
            List<String> key = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                key.add(column(model, "key", dice.pick(KEY_TYPES), false, false));
            }
            model.primaryKey(key);
            if (dice.chance(40)) {
                column(model, "alt", dice.pick(KEY_TYPES), dice.chance(50), true);
            }
        }
        payload(model, dice.between(1, 4), !keyless);
        return model;
    }

    private void payload(ModelSketch model, int columns, boolean anyType) {
        List<CaseType> types = List.of(CaseType.values()).stream()
                .filter(type -> anyType || type.isComparable())
                .toList();
        for (int i = 0; i < columns; i++) {
            String word = dice.chance(30) ? dice.pick(WORDS) : "value";
            CaseType type = dice.chance(40) ? dice.pick(List.of(CaseType.STRING, CaseType.INTEGER)) : dice.pick(types);
            column(model, word, type, dice.chance(60), false);
        }
    }

    private String column(ModelSketch model, String word, CaseType type, boolean nullable, boolean unique) {
        String name = word + ++names;
        model.add(new Column(name, type, nullable, unique));
        return name;
    }

    /** A belongsTo, and mostly the hasMany or hasOne of the other direction. */
    private void reference(ModelSketch source, ModelSketch target) {
        List<String> key = dice.pick(target.keys());
        boolean single = key.size() == 1 && dice.chance(25);
        boolean dangling = dice.chance(20);
        List<String> columns = foreignKey(source, target, key, single);
        source.add(new Reference(columns, target, key, single, dangling));
        boolean constrained = !dangling && models.indexOf(target) < models.indexOf(source) && dice.chance(40);
        ObjectNode to = association("belongsTo", source, target, "to").put("constraints", constrained);
        to.set("foreignKey", array(columns));
        to.set("targetKey", array(key));
        if (dice.chance(80)) {
            String kind = single || dice.chance(20) ? "hasOne" : "hasMany";
            ObjectNode from = association(kind, target, source, kind.equals("hasOne") ? "one" : "many")
                    .put("constraints", constrained);
            from.set("foreignKey", array(columns));
            from.set("sourceKey", array(key));
            scope(from, "scope", source);
        }
    }

    private List<String> foreignKey(ModelSketch source, ModelSketch target, List<String> key, boolean unique) {
        return key.stream()
                .map(column -> column(source, "ref", target.column(column).type(), true, unique))
                .toList();
    }

    /** One end of a many-to-many: the model, its key and the junction's columns that refer to it. */
    private record End(ModelSketch model, List<String> key, List<String> columns) {}

    private void manyToMany(ModelSketch source, ModelSketch target) {
        ModelSketch junction = new ModelSketch("link" + ++names, prefix + "link" + names);
        boolean dangling = dice.chance(15);
        boolean ownKey = dice.chance(60);
        if (ownKey) {
            junction.primaryKey(List.of(column(junction, "id", CaseType.LONG, false, false)));
        }
        End one = end(junction, source, dangling);
        End other = end(junction, target, dangling);
        if (!ownKey) {
            junction.primaryKey(Stream.concat(one.columns().stream(), other.columns().stream())
                    .toList());
        } else if (dice.chance(50)) {
            junction.allowDuplicates();
        }
        payload(junction, dice.between(0, 2), true);
        models.add(junction);
        boolean constrained = !dangling && dice.chance(50);
        through(junction, one, other).put("constraints", constrained);
        if (dice.chance(80)) {
            through(junction, other, one).put("constraints", constrained);
        }
        link(junction, one, constrained);
        link(junction, other, constrained);
    }

    private End end(ModelSketch junction, ModelSketch model, boolean dangling) {
        List<String> key = dice.pick(model.keys());
        List<String> columns = key.stream()
                .map(column -> column(junction, "end", model.column(column).type(), false, false))
                .toList();
        junction.add(new Reference(columns, model, key, false, dangling));
        return new End(model, key, columns);
    }

    private ObjectNode through(ModelSketch junction, End source, End target) {
        ObjectNode many = association("belongsToMany", source.model(), target.model(), "all")
                .put("through", junction.name());
        if (junction.allowsDuplicates()) {
            many.put("unique", false);
        }
        many.set("foreignKey", array(source.columns()));
        many.set("otherKey", array(target.columns()));
        many.set("sourceKey", array(source.key()));
        many.set("targetKey", array(target.key()));
        scope(many, "scope", target.model());
        scope(many, "throughScope", junction);
        return many;
    }

    /** The junction's own association to one end, and the end's to its junction rows. */
    private void link(ModelSketch junction, End end, boolean constrained) {
        if (dice.chance(60)) {
            ObjectNode to =
                    association("belongsTo", junction, end.model(), "to").put("constraints", constrained);
            to.set("foreignKey", array(end.columns()));
            to.set("targetKey", array(end.key()));
        }
        if (dice.chance(60)) {
            ObjectNode links =
                    association("hasMany", end.model(), junction, "links").put("constraints", constrained);
            links.set("foreignKey", array(end.columns()));
            links.set("sourceKey", array(end.key()));
        }
    }

    private ObjectNode association(String kind, ModelSketch source, ModelSketch target, String word) {
        return associations
                .addObject()
                .put("kind", kind)
                .put("source", source.name())
                .put("target", target.name())
                .put("as", word + ++names);
    }

    private void scope(ObjectNode association, String field, ModelSketch owner) {
        List<Column> candidates = owner.columns().stream()
                .filter(column -> List.of(CaseType.INTEGER, CaseType.STRING, CaseType.BOOLEAN)
                        .contains(column.type()))
                .filter(column -> !column.unique()
                        && !owner.isReference(column.name())
                        && !owner.primaryKey().contains(column.name()))
                .toList();
        if (!candidates.isEmpty() && dice.chance(20)) {
            Column column = dice.pick(candidates);
            association
                    .putObject(field)
                    .set(
                            column.name(),
                            new RandomValues(false).of(column.type()).get(0));
        }
    }

    private static ArrayNode array(List<String> names) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        names.forEach(array::add);
        return array;
    }
}
