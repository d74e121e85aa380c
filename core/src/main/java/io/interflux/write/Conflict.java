package io.interflux.write;

import io.interflux.model.Key;
import org.jspecify.annotations.Nullable;

/**
 * What a bulk load does with a row whose key is in the table already.
 *
 * @param policy what it does
 * @param key by which it finds the row, or {@code null} for {@link Policy#FAIL}
 */
record Conflict(Policy policy, @Nullable Key key) {

    enum Policy {
        FAIL,
        SKIP,
        UPDATE
    }

    static final Conflict FAIL = new Conflict(Policy.FAIL, null);
}
