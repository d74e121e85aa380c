package io.interflux.assemble.recursion;

import io.interflux.assemble.KeyReader;
import io.interflux.assemble.LoadedRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a recursion. A graph has one for each key, so they are equal by identity. */
public final class Vertex {

    private final Object key;
    private Place place;
    private boolean read;
    private @Nullable Object @Nullable [] values;
    private @Nullable Object leaf;

    /**
     * A row of a result and where the vertex is in it.
     *
     * @param row may hold no more of the vertex than its key
     * @param own the key by which the vertex is known
     * @param sources the keys of its links, by relation; empty where the row does not tell them
     */
    record Place(LoadedRow row, KeyReader own, List<KeyReader> sources) {}

    Vertex(Object key, Place place) {
        this.key = key;
        this.place = place;
    }

    /** By which the row is known again. */
    Object key() {
        return key;
    }

    /** Adds the values of the key, as they are to be sent, to lists of one column each. */
    void keyTo(List<List<Object>> columns) {
        place.own().copy(place.row(), columns);
    }

    /** The key of the links of a relation, or {@code null} where the row has none. */
    @Nullable Object source(int relation) {
        return place.sources().get(relation).key(place.row());
    }

    /** Adds the values of that key, as they are to be sent, to lists of one column each. */
    void sourceTo(int relation, List<List<Object>> columns) {
        place.sources().get(relation).copy(place.row(), columns);
    }

    /** Whether the row itself has been read, not only its key. */
    boolean isRead() {
        return read;
    }

    void read(Place itself) {
        place = itself;
        read = true;
    }

    /** A parent's row tells the keys of the links, which a link that led here may not have told. */
    void standAt(Place parent) {
        if (!read) {
            place = parent;
        }
    }

    /** The row that was read last. */
    LoadedRow row() {
        return place.row();
    }

    boolean hasValues() {
        return values != null;
    }

    /** Keeps what the row's instances are made of: no junction, and nothing that the recursion brings. */
    void values(@Nullable Object[] complete) {
        values = complete;
    }

    @Nullable Object[] values() {
        if (values == null) {
            throw new IllegalStateException("The row " + key + " has not been read");
        }
        return values;
    }

    /** The row's instance as a leaf without payload, or {@code null} where there is none yet. */
    @Nullable Object leaf() {
        return leaf;
    }

    Object leaf(Object instance) {
        leaf = instance;
        return instance;
    }

    @Override
    public String toString() {
        return key.toString();
    }
}
