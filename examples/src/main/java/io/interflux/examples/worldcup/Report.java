package io.interflux.examples.worldcup;

import io.interflux.query.Select;
import java.util.List;

/**
 * A query and how each of its roots is shown.
 *
 * @param <T> the roots
 */
interface Report<T> {

    /** What is read, with the report's own limit if it has one. */
    Select<T> select();

    /** The lines of one root and all that was read with it; at least one. */
    List<String> lines(T root);
}
