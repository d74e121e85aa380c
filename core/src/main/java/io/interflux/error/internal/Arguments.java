package io.interflux.error.internal;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Refuses arguments that are missing, for callers that are compiled without null checks. */
public final class Arguments {

    private Arguments() {}

    /**
     * The argument itself.
     *
     * @param what it is, for the message: {@code "The condition"}
     * @throws IllegalArgumentException if it is null
     */
    public static <T> T required(String what, @Nullable T argument) {
        if (argument == null) {
            throw new IllegalArgumentException(what + " is null; give one, or leave the call out.");
        }
        return argument;
    }

    /**
     * A copy of the list.
     *
     * @throws IllegalArgumentException if it, or one of its elements, is null
     */
    public static <T> List<T> requiredAll(String what, @Nullable Collection<? extends @Nullable T> arguments) {
        return required(what, arguments).stream()
                .map(argument -> required(what, argument))
                .toList();
    }

    /** As {@link #requiredAll(String, Collection)}, for an array. */
    public static <T> List<T> requiredAll(String what, @Nullable T @Nullable [] arguments) {
        return requiredAll(what, Arrays.asList(required(what, arguments)));
    }
}
