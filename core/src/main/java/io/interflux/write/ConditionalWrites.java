package io.interflux.write;

import io.interflux.error.QueryException;
import io.interflux.model.Attribute;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.plan.Planner;
import io.interflux.plan.Subquery;
import io.interflux.query.Assignments;
import io.interflux.query.Select;
import io.interflux.sql.Assignment;
import io.interflux.sql.Delete;
import io.interflux.sql.SqlStatement;
import io.interflux.sql.Update;
import io.interflux.sql.WriteRenderer;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Runs updates and deletes by condition, whose rows are the roots of a query. */
final class ConditionalWrites {

    private final Atomic atomic;
    private final Schema schema;
    private final Planner planner;

    ConditionalWrites(Atomic atomic, Schema schema, Planner planner) {
        this.atomic = atomic;
        this.schema = schema;
        this.planner = planner;
    }

    Mono<Long> update(Select<?> rows, Assignments<?> assignments) {
        Model model = rows.model().in(schema);
        if (assignments.values().isEmpty()) {
            throw new QueryException("The update of " + model.name() + " sets nothing; say set(attribute, value).");
        }
        List<Assignment> values = AssignedValues.of(model, assignments);
        Subquery found = planner.roots(rows);
        return run(new WriteRenderer(atomic.dialect())
                .update(new Update(found.from(), Upkeep.update(model, values), found.where(), List.of())));
    }

    Mono<Long> delete(Select<?> rows, boolean permanent) {
        Model model = rows.model().in(schema);
        Attribute deletedAt = model.lifecycle().deletedAt();
        Subquery found = planner.roots(rows);
        WriteRenderer renderer = new WriteRenderer(atomic.dialect());
        return run(
                permanent || deletedAt == null
                        ? renderer.delete(new Delete(found.from(), found.where(), List.of()))
                        : renderer.update(
                                new Update(found.from(), Upkeep.delete(model, deletedAt), found.where(), List.of())));
    }

    private Mono<Long> run(SqlStatement statement) {
        return atomic.plain(session -> Flux.from(session.update(statement))).single();
    }
}
