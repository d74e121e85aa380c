package io.interflux.model;

import static io.interflux.model.BelongsToManyDefinition.Part.INVERSE;

import io.interflux.error.SchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Finds the declarations that are the two directions of one many-to-many. */
final class ManyToManyPairing {

    /** A declaration, and that of the other direction or null. */
    record Pair(BelongsToManyDefinition first, @Nullable BelongsToManyDefinition second) {

        @Override
        public String toString() {
            return second == null ? first.toString() : first + " and " + second;
        }
    }

    private final Naming naming;
    private final List<BelongsToManyDefinition> unpaired;
    private final List<Pair> pairs = new ArrayList<>();

    ManyToManyPairing(List<BelongsToManyDefinition> definitions, Naming naming) {
        this.naming = naming;
        this.unpaired = new ArrayList<>(definitions);
    }

    /** All declarations in pairs, in the order of the first of each. */
    List<Pair> pair(List<BelongsToManyDefinition> definitions) {
        pairWhere((a, b) -> isInverse(a, b) && (sayTheSame(a, b) || sayTheSame(b, a)));
        pairWhere(this::isInverse);
        for (int i = 0; i < unpaired.size(); i++) {
            for (BelongsToManyDefinition other : unpaired.subList(i + 1, unpaired.size())) {
                requireNoContradiction(unpaired.get(i), other);
            }
        }
        unpaired.forEach(single -> pairs.add(new Pair(single, null)));
        pairs.sort((a, b) -> Integer.compare(definitions.indexOf(a.first), definitions.indexOf(b.first)));
        return pairs;
    }

    private void pairWhere(BiPredicate<BelongsToManyDefinition, BelongsToManyDefinition> match) {
        for (BelongsToManyDefinition first : List.copyOf(unpaired)) {
            if (unpaired.contains(first)) {
                unpaired.stream()
                        .filter(second -> second != first && match.test(first, second))
                        .findFirst()
                        .ifPresent(second -> add(first, second));
            }
        }
    }

    private void add(BelongsToManyDefinition first, BelongsToManyDefinition second) {
        unpaired.remove(first);
        unpaired.remove(second);
        pairs.add(new Pair(first, second));
    }

    private boolean isInverse(BelongsToManyDefinition a, BelongsToManyDefinition b) {
        return Objects.equals(a.through, b.through)
                && namesAgree(a, b)
                && agree(a.foreignKey, b.otherKey)
                && agree(a.otherKey, b.foreignKey)
                && !(a.isSelf() && a.foreignKey != null && a.foreignKey.equals(b.foreignKey));
    }

    /** Whether each may be the other direction of the other, by models and aliases. */
    private boolean namesAgree(BelongsToManyDefinition a, BelongsToManyDefinition b) {
        return a.source.equals(b.target) && a.target.equals(b.source) && expects(a, b) && expects(b, a);
    }

    private boolean expects(BelongsToManyDefinition a, BelongsToManyDefinition b) {
        String inverse = a.names.get(INVERSE);
        return !a.without.contains(INVERSE) && (inverse == null || inverse.equals(b.aliasBy(naming)));
    }

    private boolean sayTheSame(BelongsToManyDefinition a, BelongsToManyDefinition b) {
        return b.aliasBy(naming).equals(a.names.get(INVERSE))
                || (a.foreignKey != null && a.foreignKey.equals(b.otherKey));
    }

    private static boolean agree(@Nullable List<String> a, @Nullable List<String> b) {
        return a == null || b == null || a.equals(b);
    }

    private void requireNoContradiction(BelongsToManyDefinition a, BelongsToManyDefinition b) {
        if (!namesAgree(a, b)) {
            return;
        }
        if (Objects.equals(a.through, b.through)) {
            throw new SchemaException(
                    a + " and " + b + " disagree about the keys of the junction " + a.through + ": "
                            + keys(a) + ", but " + keys(b)
                            + ". The foreignKey of one is the otherKey of the other; correct them, give the keys in"
                            + " one of the two only, or say inverse(false) if they are not the two directions of one association.");
        }
        if (inverseAlias(a).equals(b.aliasBy(naming)) && inverseAlias(b).equals(a.aliasBy(naming))) {
            throw new SchemaException(
                    a + " and " + b + " disagree about the junction: through(\"" + a.through + "\"), but through(\""
                            + b.through
                            + "\"). Give both the same junction, or other aliases if they are not the two directions of one"
                            + " association.");
        }
    }

    private String inverseAlias(BelongsToManyDefinition definition) {
        return definition.names.getOrDefault(INVERSE, naming.plural(definition.source));
    }

    private static String keys(BelongsToManyDefinition definition) {
        return "foreignKey " + words(definition.foreignKey) + " and otherKey " + words(definition.otherKey);
    }

    private static String words(@Nullable List<String> names) {
        return names == null ? "by convention" : names.toString();
    }
}
