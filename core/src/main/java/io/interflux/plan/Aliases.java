package io.interflux.plan;

import io.interflux.model.Model;

/** Makes the table aliases of one statement: t0, t1, …, so that no name of a user's ever becomes part of an alias. */
final class Aliases {

    private int next;

    Table table(Model model) {
        return new Table(model, "t" + next++);
    }
}
