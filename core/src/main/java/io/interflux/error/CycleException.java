package io.interflux.error;

import java.util.List;

/** A recursive include that was to find no cycles met a row that is its own ancestor. The message names the row and the way to it. */
public final class CycleException extends InterfluxException {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final transient List<Object> way;

    /**
     * A cycle among the rows.
     *
     * @param path the include at which it was met: {@code person.children}
     * @param way the keys from the row where the recursion starts to the repeated one, which is last and one of those before
     */
    public CycleException(String message, String path, List<Object> way) {
        super(message);
        this.path = path;
        this.way = List.copyOf(way);
    }

    /** The include at which it was met: {@code person.children}. */
    public String path() {
        return path;
    }

    /** The keys from the row where the recursion starts to the repeated one, which is last and one of those before. */
    public List<Object> way() {
        return way;
    }
}
