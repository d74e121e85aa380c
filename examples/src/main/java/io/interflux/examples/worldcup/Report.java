package io.interflux.examples.worldcup;

import io.interflux.mapping.DynamicEntity;
import io.interflux.query.Select;
import java.util.List;

/** A query and how each of its roots is shown. */
interface Report {

    /** What is read, with the report's own limit if it has one. */
    Select<DynamicEntity> select();

    /** The lines of one root and all that was read with it; at least one. */
    List<String> lines(DynamicEntity root);
}
