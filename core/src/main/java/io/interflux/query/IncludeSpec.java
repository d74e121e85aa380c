package io.interflux.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One included association.
 *
 * @param association which one
 * @param alias the name in the result, or {@code null} for the association's own
 * @param required whether parents without any such child are left out; {@code null}: exactly if a condition is given
 * @param junction what is asked of the junction, or {@code null} where nothing was said
 * @param strategy how the rows are to be read
 * @param recursion how the include goes on beneath its own children, or {@code null} where it does not
 * @param level what is asked of the children
 */
public record IncludeSpec(
        AssociationReference association,
        @Nullable String alias,
        @Nullable Boolean required,
        @Nullable JunctionSpec junction,
        Strategy strategy,
        @Nullable Recursion recursion,
        LevelSpec level) {

    /** An include without any options. */
    public static IncludeSpec plain(AssociationReference association) {
        return of(association, null);
    }

    static IncludeSpec of(AssociationReference association, @Nullable String alias) {
        return new IncludeSpec(association, alias, null, null, Strategy.AUTO, null, LevelSpec.ALL);
    }

    /** The name in the result. */
    public String name() {
        return alias != null ? alias : association.name();
    }

    /** Whether parents without any such child are left out. */
    public boolean isRequired() {
        return required != null ? required : level.condition() != null;
    }

    /** How the include goes on, where it does. */
    public Recursion requireRecursion() {
        if (recursion == null) {
            throw new IllegalStateException("The include " + name() + " is not recursive");
        }
        return recursion;
    }

    /** This include, and those that its recursion follows beside it, reading of each row what this one reads. */
    public List<IncludeSpec> followed() {
        List<IncludeSpec> all = new ArrayList<>(List.of(this));
        requireRecursion().along().forEach(other -> all.add(other.withLevel(other.level.reading(level))));
        return all;
    }

    IncludeSpec withRequired(boolean value) {
        return new IncludeSpec(association, alias, value, junction, strategy, recursion, level);
    }

    IncludeSpec withJunction(JunctionSpec value) {
        return new IncludeSpec(association, alias, required, value, strategy, recursion, level);
    }

    IncludeSpec withStrategy(Strategy value) {
        return new IncludeSpec(association, alias, required, junction, value, recursion, level);
    }

    IncludeSpec withRecursion(Recursion value) {
        return new IncludeSpec(association, alias, required, junction, strategy, value, level);
    }

    IncludeSpec withLevel(LevelSpec value) {
        return new IncludeSpec(association, alias, required, junction, strategy, recursion, value);
    }

    /** Whether nothing but further includes was asked. */
    boolean isPlain() {
        return required == null
                && junction == null
                && strategy == Strategy.AUTO
                && recursion == null
                && level.isPlain();
    }
}
