package io.interflux.query;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of a load as a whole.
 *
 * @param snapshot whether all of its statements see one snapshot of the database
 * @param budget how much it may bring
 * @param after the cursor of the page before, or {@code null} to begin at the first root
 * @param forUpdate whether the roots' rows are locked until the caller's transaction ends
 * @param withDeleted whether rows that are only marked as deleted are read too
 */
public record LoadSpec(
        boolean snapshot, Budget budget, @Nullable String after, boolean forUpdate, boolean withDeleted) {

    static final LoadSpec DEFAULT = new LoadSpec(false, Budget.DEFAULT, null, false, false);

    /** The same without a cursor. */
    public LoadSpec fromTheStart() {
        return after == null ? this : new LoadSpec(snapshot, budget, null, forUpdate, withDeleted);
    }

    LoadSpec withSnapshot() {
        return new LoadSpec(true, budget, after, forUpdate, withDeleted);
    }

    LoadSpec withBudget(Budget value) {
        return new LoadSpec(snapshot, value, after, forUpdate, withDeleted);
    }

    LoadSpec withAfter(String cursor) {
        return new LoadSpec(snapshot, budget, cursor, forUpdate, withDeleted);
    }

    LoadSpec withForUpdate() {
        return new LoadSpec(snapshot, budget, after, true, withDeleted);
    }

    LoadSpec withDeletedRows() {
        return new LoadSpec(snapshot, budget, after, forUpdate, true);
    }
}
