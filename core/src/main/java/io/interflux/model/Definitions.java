package io.interflux.model;

import io.interflux.error.SchemaException;
import java.util.LinkedHashSet;
import java.util.List;

/** What every definition checks the moment it is given. */
final class Definitions {

    private Definitions() {}

    static String requireName(String what, String name) {
        if (name.isBlank()) {
            throw new SchemaException("The " + what + " is \"" + name + "\"; give it a name that is not empty.");
        }
        return name;
    }

    static List<String> requireNames(String what, String... names) {
        if (names.length == 0) {
            throw new SchemaException("The " + what + " names no attribute; name at least one.");
        }
        for (String name : names) {
            requireName(what, name);
        }
        if (new LinkedHashSet<>(List.of(names)).size() < names.length) {
            throw new SchemaException(
                    "The " + what + " names an attribute twice: " + List.of(names) + "; name each attribute once.");
        }
        return List.of(names);
    }
}
