package io.interflux.model;

import java.util.List;
import java.util.stream.Collectors;

/** One or more attributes of a model, in order, by whose values rows are matched. Never empty. */
public record Key(List<Attribute> attributes) {

    /** Copies the list. */
    public Key {
        attributes = List.copyOf(attributes);
        if (attributes.isEmpty()) {
            throw new IllegalArgumentException("A key needs at least one attribute");
        }
    }

    /** A key of the given attributes. */
    public static Key of(Attribute... attributes) {
        return new Key(List.of(attributes));
    }

    /** The number of attributes. */
    public int size() {
        return attributes.size();
    }

    /** Whether any of the columns admits null, in which case a row may match nothing. */
    public boolean nullable() {
        return attributes.stream().anyMatch(Attribute::nullable);
    }

    @Override
    public String toString() {
        return attributes.stream().map(Attribute::name).collect(Collectors.joining(", ", "(", ")"));
    }
}
