package io.interflux.plan;

import io.interflux.mapping.EntityMapping;
import io.interflux.mapping.Shape;
import io.interflux.query.Budget;
import io.interflux.query.Recursion;
import io.interflux.query.Strategy;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Children of children, level by level for all parents of a window at once. A level sends one statement for each relation, with the keys that
 * have not been asked for before, and nothing where there are none. Where these statements bring keys only, one more reads the rows: at the
 * end, or after each level where the next one's keys are in them.
 *
 * <pre>
 * hasMany                   SELECT id, name, parentId FROM person WHERE parentId = ANY($1)        per level
 * many-to-many, or several  SELECT fromId, toId FROM friendship WHERE fromId = ANY($1)            per level and relation
 *                           SELECT id, name FROM person WHERE id = ANY($1)                        once
 * </pre>
 *
 * @param path {@code person.children}, for messages and logs
 * @param parentKey the columns of the parents' rows that hold the key by which a row is known again
 * @param relations what is followed at each level, the include's own first
 * @param nodes reads the rows by that key; where {@code rows} is {@link Rows#WITH_LINKS} its query is that of the only relation
 * @param nodeKey the columns of the rows that hold the key by which a row is known again
 * @param rows when the rows are read
 * @param recursion how deep it goes, and what is expanded
 * @param budget how much it may bring
 */
public record RecursiveStep(
        String path,
        List<Integer> parentKey,
        List<Relation> relations,
        RowSource nodes,
        List<Integer> nodeKey,
        Rows rows,
        Recursion recursion,
        Budget budget)
        implements CollectionStep {

    /** When the rows are read. */
    public enum Rows {
        /** With the links to them: what the only relation's statement reads are the rows themselves. */
        WITH_LINKS(Strategy.BATCH, "level by level; a row tells by itself to which parent it belongs"),
        /** After each level, since they hold the keys of the next. */
        EACH_LEVEL(Strategy.LINK_THEN_TARGET, "level by level; the rows of a level hold the keys of the next"),
        /** After the last level, all at once: their key is all that the next level needs. */
        AT_END(Strategy.LINK_THEN_TARGET, "level by level; each row is read once, however many links lead to it");

        private final Strategy strategy;
        private final String reason;

        Rows(Strategy strategy, String reason) {
            this.strategy = strategy;
            this.reason = reason;
        }

        Choice choice() {
            return new Choice(strategy, reason);
        }
    }

    /** Copies the list. */
    public RecursiveStep {
        relations = List.copyOf(relations);
    }

    /**
     * One association that is followed.
     *
     * @param path {@code person.children}
     * @param single whether the first child is the result, not the list
     * @param links how the links are read
     * @param startSource the columns of the parents' rows that hold the key of their links
     * @param nodeSource the columns of the rows that hold the key of their links
     * @param leaf an instance that is not expanded
     * @param expanded an instance that is
     */
    public record Relation(
            String path,
            boolean single,
            Links links,
            List<Integer> startSource,
            List<Integer> nodeSource,
            Shape leaf,
            Shape expanded) {

        private StepStatement statement() {
            return new StepStatement("links", links.query(), startSource, StepStatement.Sent.EACH_LEVEL, null);
        }
    }

    /**
     * How the links of a relation are read.
     *
     * @param query for the keys of the rows that they come from
     * @param source the columns that are equal to those keys
     * @param target the columns that hold the key by which the row is known to which a link leads
     * @param payload what each link carries, or {@code null} for nothing
     */
    public record Links(RowQuery query, List<Integer> source, List<Integer> target, @Nullable Payload payload) {}

    @Override
    public Choice choice() {
        return rows.choice();
    }

    @Override
    public List<StepStatement> statements() {
        if (rows == Rows.WITH_LINKS) {
            List<Integer> source = relations.get(0).startSource();
            return List.of(new StepStatement("children", nodes.query(), source, StepStatement.Sent.EACH_LEVEL, nodes));
        }
        StepStatement.Sent sent =
                rows == Rows.AT_END ? StepStatement.Sent.IF_NEEDED : StepStatement.Sent.EACH_LEVEL_IF_NEEDED;
        StepStatement read = new StepStatement("rows", nodes.query(), parentKey, sent, nodes);
        return Stream.concat(relations.stream().map(Relation::statement), Stream.of(read))
                .toList();
    }

    /** Makes the instances. */
    public EntityMapping<?> mapping() {
        return nodes.node().mapping();
    }
}
