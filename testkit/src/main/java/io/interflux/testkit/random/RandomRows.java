package io.interflux.testkit.random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interflux.testkit.random.ModelSketch.Column;
import io.interflux.testkit.random.ModelSketch.Reference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes up the rows of all tables: first the entities' keys, then what refers to them. */
final class RandomRows {

    private static final int TRIES = 40;

    private final Dice dice;
    private final RandomValues values;
    private final Map<ModelSketch, List<ObjectNode>> rows = new HashMap<>();

    /** The keys given so far, of each model and list of columns. */
    private final Map<List<Object>, Set<List<JsonNode>>> taken = new HashMap<>();

    RandomRows(Dice dice, RandomValues values) {
        this.dice = dice;
        this.values = values;
    }

    /** The rows by table, in random order. */
    ObjectNode of(List<ModelSketch> models) {
        models.forEach(this::addKeys);
        models.forEach(this::complete);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        for (ModelSketch model : models) {
            dice.shuffled(rowsOf(model)).forEach(json.withArray("/" + model.table())::add);
        }
        return json;
    }

    private List<ObjectNode> rowsOf(ModelSketch model) {
        return rows.computeIfAbsent(model, added -> new ArrayList<>());
    }

    /** Rows with nothing but the columns of keys that are no references; more tries than values leave fewer rows. */
    private void addKeys(ModelSketch model) {
        int most = dice.chance(10) ? 0 : dice.between(2, model.references().isEmpty() ? 8 : 16);
        for (int i = 0; i < most; i++) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            boolean distinct = true;
            for (List<String> key : model.keys()) {
                distinct &= addKey(model, key, row);
            }
            if (distinct) {
                rowsOf(model).add(row);
            }
        }
    }

    private boolean addKey(ModelSketch model, List<String> key, ObjectNode row) {
        if (key.stream().anyMatch(model::isReference)) {
            return true;
        }
        for (int i = 0; i < TRIES; i++) {
            key.forEach(column -> row.set(column, value(model.column(column), 15)));
            if (take(model, key, row)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the row's key is new; a key with a null is no other's. */
    private boolean take(ModelSketch model, List<String> key, ObjectNode row) {
        List<JsonNode> tuple = key.stream().<JsonNode>map(row::get).toList();
        return tuple.stream().anyMatch(JsonNode::isNull)
                || taken.computeIfAbsent(List.of(model, key), added -> new HashSet<>())
                        .add(tuple);
    }

    private void complete(ModelSketch model) {
        List<ObjectNode> complete = new ArrayList<>();
        for (ObjectNode row : rowsOf(model)) {
            if (refer(model, row) && isNew(model, row)) {
                complete.add(row);
            }
            for (Column column : model.columns()) {
                if (!row.has(column.name())) {
                    row.set(column.name(), value(column, 20));
                }
            }
        }
        rows.put(model, complete);
    }

    /** Sets the foreign keys; fails where one must refer to something and there is nothing. */
    private boolean refer(ModelSketch model, ObjectNode row) {
        return model.references().stream().allMatch(reference -> refer(model, reference, row));
    }

    private boolean refer(ModelSketch model, Reference reference, ObjectNode row) {
        boolean nullable = model.column(reference.columns().get(0)).nullable();
        for (int i = 0; i < TRIES && !(nullable && dice.chance(20)); i++) {
            copyKey(model, reference, row);
            boolean whole = reference.columns().stream()
                    .noneMatch(column -> row.get(column).isNull());
            if (whole && (!reference.unique() || take(model, reference.columns(), row))) {
                return true;
            }
        }
        reference.columns().forEach(column -> row.set(column, NullNode.instance));
        return nullable;
    }

    private void copyKey(ModelSketch model, Reference reference, ObjectNode row) {
        List<ObjectNode> targets = rowsOf(reference.target());
        boolean dangling = reference.dangling() && dice.chance(25);
        ObjectNode target = targets.isEmpty() ? null : dice.pick(targets);
        for (int i = 0; i < reference.columns().size(); i++) {
            String column = reference.columns().get(i);
            JsonNode copied = target == null
                    ? NullNode.instance
                    : target.get(reference.key().get(i));
            row.set(column, dangling ? value(model.column(column), 0) : copied);
        }
    }

    /** Whether a junction's row is the first of its pair, where no other may be. */
    private boolean isNew(ModelSketch model, ObjectNode row) {
        List<String> pair = new ArrayList<>();
        model.references().stream()
                .filter(reference -> !model.column(reference.columns().get(0)).nullable())
                .forEach(reference -> pair.addAll(reference.columns()));
        return pair.isEmpty() || model.allowsDuplicates() || take(model, pair, row);
    }

    /** Often one of the first few, so that values meet. */
    private JsonNode value(Column column, int percentNull) {
        if (column.nullable() && dice.chance(percentNull)) {
            return NullNode.instance;
        }
        List<JsonNode> pool = values.of(column.type());
        return dice.chance(50) ? pool.get(dice.between(0, Math.min(3, pool.size() - 1))) : dice.pick(pool);
    }
}
