package io.interflux.examples.worldcup;

import io.interflux.examples.worldcup.model.Player;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How values of the reports are shown, and what their own queries include. */
final class Shown {

    private Shown() {}

    /** The text of a value; empty for null. */
    static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** Given and family name; many players have but one. */
    static String name(Player player) {
        return (text(player.givenName()) + " " + text(player.familyName())).strip();
    }

    /** {@code 10 FW}; without the number where none was worn. */
    static String role(@Nullable Integer number, @Nullable String position) {
        return (number == null || number == 0 ? "" : number + " ") + text(position);
    }

    /** The row of a to-one association whose foreign key is never null, or the junction's of a row that was reached through it. */
    static <T> T one(@Nullable T association) {
        if (association == null) {
            throw notIncluded();
        }
        return association;
    }

    /** The rows of a collection. */
    static <T> List<T> many(@Nullable List<T> association) {
        if (association == null) {
            throw notIncluded();
        }
        return association;
    }

    private static IllegalStateException notIncluded() {
        return new IllegalStateException("The report reads an association that its query does not include");
    }
}
