package io.interflux.query;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Arguments;
import io.interflux.error.internal.Suggestions;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a client may ask for by name. Names are compared as they are; nothing of a client's ever reaches a statement's text otherwise. */
final class AllowList {

    private final String what;
    private final Collection<String> allowed;
    private final Set<String> known;

    /** @param what the sort of thing that is named, for messages: {@code include} */
    AllowList(String what, Collection<String> allowed) {
        this.what = what;
        this.allowed = allowed;
        this.known = Set.copyOf(Arguments.requiredAll("A path that is allowed", allowed));
    }

    /**
     * What was asked for.
     *
     * @throws QueryException if it is not on the list, naming it and the list
     */
    String require(String requested) {
        if (!known.contains(requested)) {
            throw new QueryException("The " + what + " '" + requested + "' is not allowed; allowed are "
                    + Suggestions.list(new TreeSet<>(allowed), requested));
        }
        return requested;
    }

    /** All that was asked for, in its order. */
    static List<String> requested(Collection<String> requested) {
        return Arguments.requiredAll("A path that is asked for", requested);
    }
}
