package io.interflux.r2dbc.semantics;

import io.interflux.dialect.H2Dialect;
import io.interflux.mapping.Mappings;
import io.interflux.model.Schema;
import io.interflux.plan.Planner;
import io.interflux.query.Select;

/** What is refused before anything is sent needs no database. */
final class NoDatabase {

    private NoDatabase() {}

    static void find(Schema schema, Select<?> select) {
        new Planner(schema, H2Dialect.INSTANCE, Mappings.of(schema), 1000).plan(select);
    }
}
