package io.interflux.testkit.random;

import static io.interflux.testkit.cases.CaseMetadata.elements;
import static io.interflux.testkit.cases.CaseMetadata.nameOf;
import static io.interflux.testkit.cases.CaseMetadata.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interflux.testkit.cases.CaseMetadata;
import io.interflux.testkit.cases.CaseType;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes up a query: a tree of includes to a depth of four, with every option that its associations have. */
final class RandomQuery {

    private static final int DEPTH = 4;

    private final Dice dice;
    private final RandomCondition conditions;
    private int includesLeft = 7;

    RandomQuery(Dice dice, RandomValues values) {
        this.dice = dice;
        this.conditions = new RandomCondition(dice, values);
    }

    ObjectNode of(CaseMetadata metadata) {
        List<String> models = elements(metadata.document().get("models"))
                .map(model -> text(model, "name"))
                .toList();
        String root = dice.pick(models);
        ObjectNode query = JsonNodeFactory.instance.objectNode().put("root", root);
        QueryPlace place = new QueryPlace(metadata, root, null);
        fill(query, place, DEPTH);
        order(query, place);
        page(query, 30);
        return query;
    }

    /** What the root and every include have: attributes, a condition and includes. */
    private void fill(ObjectNode level, QueryPlace place, int depth) {
        if (dice.chance(25)) {
            attributes(level, place);
        }
        if (dice.chance(30)) {
            level.set("where", conditions.on(place, 2));
        }
        int wanted = depth == DEPTH ? dice.between(1, 3) : dice.between(0, 2);
        List<JsonNode> associations = depth == 0 ? List.of() : place.associations(association -> true);
        dice.some(associations, wanted).forEach(association -> include(level, place, association, depth));
        if (!associations.isEmpty() && dice.chance(10)) {
            include(level, place, dice.pick(associations), depth);
        }
    }

    private void attributes(ObjectNode level, QueryPlace place) {
        ArrayNode attributes = level.putArray("attributes");
        List<JsonNode> columns = place.columns(type -> true);
        dice.some(columns, dice.between(1, columns.size())).forEach(column -> attributes.add(text(column, "name")));
    }

    private void include(ObjectNode parent, QueryPlace place, JsonNode association, int depth) {
        if (includesLeft == 0) {
            return;
        }
        includesLeft--;
        String alias = text(association, "as");
        boolean taken = names(elements(parent.path("include"))).contains(alias);
        ObjectNode include = parent.withArray("include").addObject().put("as", alias);
        if (taken || dice.chance(5)) {
            include.put("name", "again" + includesLeft);
        }
        QueryPlace end = place.along(association);
        fill(include, end, depth - 1);
        if (dice.chance(35)) {
            include.put("required", dice.chance(40));
        }
        if (text(association, "target").equals(place.model()) && dice.chance(50)) {
            recursive(include, parent, place, association);
        } else if (dice.chance(10)) {
            include.put("strategy", end.junction() != null && dice.chance(50) ? "LINK_THEN_TARGET" : "BATCH");
        }
        if (!text(association, "kind").equals("belongsTo")) {
            order(include, end);
        }
        if (QueryPlace.isList(association)) {
            page(include, 30);
        }
        if (end.junction() != null && dice.chance(60)) {
            through(include.putObject("through"), end.through(end.junction()));
        }
    }

    /** The names under which includes, and what the recursive ones follow beside them, show something at their level. */
    private static Set<String> names(Stream<JsonNode> includes) {
        return includes.flatMap(include -> Stream.concat(
                        Stream.of(include), elements(include.path("recursive").path("along"))))
                .map(CaseMetadata::nameOf)
                .collect(Collectors.toSet());
    }

    /** Goes on beneath the children, if rows can be known again; all that are followed must refer to them by one key. */
    private void recursive(ObjectNode include, ObjectNode parent, QueryPlace place, JsonNode association) {
        if (place.metadata().primaryKey(place.model()).isEmpty() || !refersByCertainKey(place, association)) {
            return;
        }
        ObjectNode recursion = include.putObject("recursive");
        boolean everywhere = dice.chance(30);
        if (everywhere) {
            recursion.put("everywhere", true);
        }
        if (everywhere || dice.chance(40)) {
            recursion.put("depth", dice.between(1, 3));
        }
        List<JsonNode> others =
                place.associations(other -> text(other, "target").equals(place.model())
                        && !names(elements(parent.get("include"))).contains(text(other, "as"))
                        && refersByCertainKey(place, other)
                        && (!other.has("through") || other.get("targetKey").equals(association.get("targetKey"))));
        if (dice.chance(40)) {
            dice.some(others, 1)
                    .forEach(other -> along(recursion.withArray("along").addObject(), place, other));
        }
        leaveOut(include.withArray("include"), names(Stream.of(include)));
    }

    /** Beneath its rows a recursion shows by itself what it follows. */
    private static void leaveOut(ArrayNode inside, Set<String> followed) {
        for (int i = inside.size() - 1; i >= 0; i--) {
            if (!Collections.disjoint(names(Stream.of(inside.get(i))), followed)) {
                inside.remove(i);
            }
        }
    }

    private static boolean refersByCertainKey(QueryPlace place, JsonNode association) {
        return !association.has("through")
                || CaseMetadata.names(association.get("targetKey")).stream().noneMatch(column -> place.metadata()
                        .column(place.model(), column)
                        .get("nullable")
                        .asBoolean());
    }

    private void along(ObjectNode along, QueryPlace place, JsonNode association) {
        QueryPlace end = place.along(association);
        along.put("as", text(association, "as"));
        if (dice.chance(30)) {
            along.set("where", conditions.on(end, 1));
            along.put("required", dice.chance(30));
        }
        if (!text(association, "kind").equals("belongsTo")) {
            order(along, end);
        }
        if (QueryPlace.isList(association)) {
            page(along, 30);
        }
        if (end.junction() != null && dice.chance(50)) {
            through(along.putObject("through"), end.through(end.junction()));
        }
    }

    private void through(ObjectNode through, QueryPlace junction) {
        if (dice.chance(30)) {
            through.putArray("attributes");
        } else if (dice.chance(50)) {
            attributes(through, junction);
        }
        if (dice.chance(35)) {
            through.set("where", conditions.on(junction, 1));
        }
    }

    private void page(ObjectNode level, int percent) {
        if (dice.chance(percent)) {
            level.put("limit", dice.between(0, 4));
        }
        if (dice.chance(percent / 2)) {
            level.put("offset", dice.between(0, 3));
        }
    }

    /** Without a primary key only all columns make rows tell apart. */
    private void order(ObjectNode level, QueryPlace place) {
        if (place.metadata().primaryKey(place.model()).isEmpty()) {
            place.columns(type -> true).forEach(column -> term(level).put("column", text(column, "name")));
            return;
        }
        for (int i = dice.chance(50) ? dice.between(1, 3) : 0; i > 0; i--) {
            term(level, place);
        }
    }

    private ObjectNode term(ObjectNode level) {
        return level.withArray("order").addObject().put("dir", dice.chance(60) ? "ASC" : "DESC");
    }

    private void term(ObjectNode level, QueryPlace place) {
        List<JsonNode> lists = place.associations(QueryPlace::isList);
        if (!lists.isEmpty() && dice.chance(15)) {
            JsonNode counted = dice.pick(lists);
            ObjectNode term = term(level).put("count", text(counted, "as"));
            if (dice.chance(40)) {
                term.set("where", conditions.on(place.along(counted), 1));
            }
            return;
        }
        ObjectNode term = term(level);
        QueryPlace end = place;
        if (place.junction() != null && dice.chance(25)) {
            term.put("through", true);
            end = place.through(place.junction());
        }
        end = dice.chance(30) ? along(term, level, end) : end;
        term.put("column", text(dice.pick(end.columns(CaseType::isComparable)), "name"));
    }

    /** One or two to-ones further, by the name of an include of this level if there is one. */
    private QueryPlace along(ObjectNode term, ObjectNode level, QueryPlace start) {
        QueryPlace end = start;
        JsonNode reached = level;
        for (int i = dice.between(1, 2); i > 0 && !end.ways().isEmpty(); i--) {
            JsonNode way = dice.pick(end.ways());
            JsonNode include = term.has("through") ? null : includeOf(reached, text(way, "as"));
            term.withArray("path").add(include == null ? text(way, "as") : nameOf(include));
            reached = include == null ? JsonNodeFactory.instance.objectNode() : include;
            end = end.along(way);
        }
        return end;
    }

    private static @Nullable JsonNode includeOf(JsonNode level, String association) {
        return elements(level.path("include"))
                .filter(include -> text(include, "as").equals(association))
                .findFirst()
                .orElse(null);
    }
}
