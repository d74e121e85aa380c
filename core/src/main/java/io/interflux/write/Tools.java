package io.interflux.write;

import io.interflux.dialect.Dialect;
import io.interflux.mapping.EntityMappings;
import io.interflux.model.Schema;
import io.interflux.sql.QueryRenderer;
import io.interflux.sql.WriteRenderer;

/** What every write needs. */
record Tools(Schema schema, EntityMappings mappings, Atomic atomic, Finder finder) {

    Dialect dialect() {
        return atomic.dialect();
    }

    WriteRenderer writes() {
        return new WriteRenderer(dialect());
    }

    QueryRenderer queries() {
        return new QueryRenderer(dialect());
    }
}
