package io.interflux.model;

import io.interflux.error.SchemaException;
import io.interflux.error.internal.Characters;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every definition checks the moment it is given. */
final class Definitions {

    private Definitions() {}

    static String requireName(String what, @Nullable String name) {
        if (name == null || name.isBlank()) {
            throw new SchemaException("The " + what + " is " + (name == null ? "null" : '"' + name + '"')
                    + "; give it a name that is not empty.");
        }
        return requireStorable(what, name);
    }

    /** Refuses what databases would cut, change or not take at all; quotes and everything else that is a character may be in a name. */
    static String requireStorable(String what, String name) {
        if (name.indexOf('\0') >= 0) {
            throw unstorable(what, name.replace("\0", "\\0"), "the character U+0000");
        }
        Characters.loneSurrogate(name).ifPresent(half -> {
            throw unstorable(what, name, "half of a surrogate pair, " + half);
        });
        return name;
    }

    private static SchemaException unstorable(String what, String name, String character) {
        return new SchemaException("The " + what + " is \"" + name + "\", which has " + character
                + " that no database can store; choose another name.");
    }

    static List<String> requireNames(String what, String @Nullable ... names) {
        if (names == null || names.length == 0) {
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
