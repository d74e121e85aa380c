package io.interflux.write;

import io.interflux.dialect.Dialect;
import io.interflux.error.QueryException;
import io.interflux.error.StaleEntityException;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Lifecycle;
import io.interflux.model.Model;
import io.interflux.plan.Predicate;
import io.interflux.plan.Table;
import io.interflux.spi.Session;
import io.interflux.sql.Assigned;
import io.interflux.sql.Assignment;
import io.interflux.sql.Binding;
import io.interflux.sql.RowTable;
import io.interflux.sql.SqlStatement;
import io.interflux.sql.Update;
import io.interflux.sql.UpdateRows;
import io.interflux.sql.WriteRenderer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * Updates of entities, checked and ready to run any number of times: one plain statement for one entity, one statement per chunk for more.
 */
final class Revision<T> {

    private final Entities<T> entities;
    private final Groups<List<Attribute>> groups;
    private final Key key;
    private final Table table;
    private final Dialect dialect;

    private Revision(Entities<T> entities, Groups<List<Attribute>> groups, Dialect dialect) {
        this.entities = entities;
        this.groups = groups;
        this.key = Entities.requireKey(entities.model());
        this.table = Predicates.table(entities.model());
        this.dialect = dialect;
    }

    /**
     * Reads the keys and checks the values of at least one entity.
     *
     * @param only the attributes to be written, or {@code null} for all of which an entity says anything
     * @throws QueryException if an entity has no key, a value does not fit, or there is nothing to write
     */
    static <T> Revision<T> of(Entities<T> entities, @Nullable List<Attribute> only, Dialect dialect) {
        Groups<List<Attribute>> groups = Groups.of(entities.size(), i -> written(entities, i, only));
        Revision<T> revision = new Revision<>(entities, groups, dialect);
        IntStream.range(0, entities.size()).forEach(i -> revision.row(i, written(entities, i, only)));
        return revision;
    }

    private static <T> List<Attribute> written(Entities<T> entities, int index, @Nullable List<Attribute> only) {
        if (only != null) {
            only.forEach(attribute -> requireSaid(entities, index, attribute));
            return only;
        }
        Model model = entities.model();
        Key key = Entities.requireKey(model);
        Lifecycle lifecycle = model.lifecycle();
        List<Attribute> written = entities.type().given(entities.all().get(index)).stream()
                .filter(attribute ->
                        !key.attributes().contains(attribute) && !attribute.generated() && !lifecycle.isKept(attribute))
                .toList();
        if (written.isEmpty() && lifecycle.updatedAt() == null && lifecycle.version() == null) {
            throw new QueryException("The entity " + entities.path(index)
                    + " has nothing to be updated: it says nothing of any attribute beside the key " + key + ".");
        }
        return written;
    }

    /** What is named must be written as it is meant: an entity that says nothing of it does not mean null. */
    private static <T> void requireSaid(Entities<T> entities, int index, Attribute attribute) {
        if (!entities.type().given(entities.all().get(index)).contains(attribute)) {
            throw new QueryException(
                    "The update is to write '" + attribute.name() + "', of which the entity " + entities.path(index)
                            + " says nothing; give it a value, which may be null, or leave the attribute out.");
        }
    }

    /** Whether it can find, after it has written some rows, that others are not what they must be. */
    boolean isChecked() {
        return entities.size() > 1;
    }

    /** The entities as the database holds them, in their order; a {@link StaleEntityException} if one has no row. */
    Flux<T> run(Session session) {
        return groups.write((attributes, positions) -> write(session, attributes, positions));
    }

    private Flux<T> write(Session session, List<Attribute> attributes, List<Integer> positions) {
        if (positions.size() == 1) {
            return written(session, single(attributes, positions.get(0)), positions);
        }
        List<Attribute> columns = columns(attributes);
        return Flux.fromIterable(Chunk.of(positions.size(), columns.size(), dialect.maxParameters()))
                .concatMap(chunk -> {
                    List<Integer> part = chunk.of(positions);
                    return written(session, several(attributes, part), part);
                });
    }

    private Flux<T> written(Session session, SqlStatement statement, List<Integer> positions) {
        return Returned.of(session, statement, returned(), key).flatMapIterable(rows -> positions.stream()
                .map(i -> {
                    requireFound(rows, i);
                    return rows.rebuilt(
                            entities.type(),
                            entities.all().get(i),
                            entities.keys().get(i));
                })
                .toList());
    }

    private void requireFound(Returned rows, int position) {
        RowKey wanted = entities.keys().get(position);
        if (!rows.has(wanted)) {
            Object version = entities.version(position);
            throw new StaleEntityException(
                    entities.model().name(),
                    wanted.toString(),
                    version == null ? null : ((Number) version).longValue());
        }
    }

    private List<Attribute> returned() {
        return Returned.attributes(entities.type().places(entities.all().get(0)), key);
    }

    private SqlStatement single(List<Attribute> attributes, int position) {
        List<Binding.Scalar> row = row(position, attributes);
        List<Attribute> columns = columns(attributes);
        List<Assignment> assignments = attributes.stream()
                .map(attribute -> new Assignment(attribute, new Assigned.Given(row.get(columns.indexOf(attribute)))))
                .toList();
        Object version = entities.version(position);
        Attribute versioned = entities.model().lifecycle().version();
        Predicate where = Predicate.and(
                Predicates.equal(table, entities.keys().get(position)),
                version == null || versioned == null ? Predicate.TRUE : Predicates.equal(table, versioned, version),
                live(attributes));
        Update update = new Update(table, Upkeep.update(entities.model(), assignments), where, returned());
        return new WriteRenderer(dialect).update(update);
    }

    private SqlStatement several(List<Attribute> attributes, List<Integer> positions) {
        List<Attribute> columns = columns(attributes);
        RowTable rows = new RowTable(
                columns, positions.stream().map(i -> row(i, attributes)).toList());
        List<Assignment> assignments = attributes.stream()
                .map(attribute -> new Assignment(attribute, new Assigned.FromRow(columns.indexOf(attribute))))
                .toList();
        UpdateRows update = new UpdateRows(
                table,
                rows,
                matched(),
                Upkeep.update(entities.model(), assignments),
                live(attributes),
                false,
                returned());
        return new WriteRenderer(dialect).update(update);
    }

    /** A row that is marked as deleted is not updated, unless that mark is what the caller writes. */
    private Predicate live(List<Attribute> attributes) {
        Attribute deletedAt = entities.model().lifecycle().deletedAt();
        return deletedAt != null && attributes.contains(deletedAt) ? Predicate.TRUE : Predicates.live(table);
    }

    /** The key and the version, by which rows are found. */
    private List<Attribute> matched() {
        List<Attribute> matched = new ArrayList<>(key.attributes());
        Attribute version = entities.model().lifecycle().version();
        if (version != null) {
            matched.add(version);
        }
        return matched;
    }

    private List<Attribute> columns(List<Attribute> attributes) {
        List<Attribute> columns = matched();
        columns.addAll(attributes);
        return columns;
    }

    private List<Binding.Scalar> row(int position, List<Attribute> attributes) {
        RowValues<T> values = new RowValues<>(entities.type());
        T entity = entities.all().get(position);
        String path = entities.path(position);
        values.requireKnown(entity, path);
        List<Binding.Scalar> row = new ArrayList<>(entities.keys().get(position).bindings());
        Attribute version = entities.model().lifecycle().version();
        if (version != null) {
            row.add(new Binding.Scalar(version.type(), entities.version(position)));
        }
        attributes.forEach(attribute -> row.add(values.of(attribute, entity, path)));
        return row;
    }
}
