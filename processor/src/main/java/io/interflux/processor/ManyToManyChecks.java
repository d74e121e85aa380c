package io.interflux.processor;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Many-to-manies that are incomplete, or contradict what is declared elsewhere. */
final class ManyToManyChecks {

    private final EntitiesInSight sight;

    ManyToManyChecks(EntitiesInSight sight) {
        this.sight = sight;
    }

    void check(EntityModel entity, Consumer<Mistake> mistakes) {
        for (ManyToManyModel manyToMany : entity.manyToManies()) {
            checkInverseIsNamed(manyToMany, mistakes);
            checkAliases(manyToMany, mistakes);
            checkKeysAgree(manyToMany, mistakes);
        }
        entity.junctions().forEach(junction -> checkReached(junction, mistakes));
    }

    private void checkInverseIsNamed(ManyToManyModel manyToMany, Consumer<Mistake> mistakes) {
        boolean named = !manyToMany.annotation().inverseAs().isEmpty()
                || !manyToMany.annotation().inverse()
                || !inverses(manyToMany).isEmpty();
        if (manyToMany.isSelf() && !named) {
            mistakes.accept(
                    manyToMany
                            .declared()
                            .mistake(
                                    "The association " + manyToMany.declared() + " links "
                                            + manyToMany.source().getSimpleName()
                                            + " to itself, so that the name of its other direction cannot be made; say inverseAs = \"…\", or inverse = false."));
        }
    }

    private void checkAliases(ManyToManyModel manyToMany, Consumer<Mistake> mistakes) {
        String inverseAs = manyToMany.annotation().inverseAs();
        component(manyToMany, inverseAs)
                .filter(taken -> !(taken instanceof ManyToManyModel other && other.isInverseOf(manyToMany)))
                .ifPresent(taken -> mistakes.accept(duplicate(manyToMany, "inverseAs", taken)));
        String throughAs = manyToMany.annotation().throughAs();
        component(manyToMany, throughAs)
                .filter(taken -> !(taken instanceof JunctionModel))
                .ifPresent(taken -> mistakes.accept(duplicate(manyToMany, "throughAs", taken)));
        sight.manyToManies().stream()
                .filter(other -> isEarlier(other, manyToMany) && other.target().equals(manyToMany.target()))
                .filter(other ->
                        !inverseAs.isEmpty() && other.annotation().inverseAs().equals(inverseAs))
                .forEach(other -> mistakes.accept(duplicate(manyToMany, "inverseAs", other)));
    }

    /** Whether the other comes before it in the same class, so that of two equal names the second is told. */
    private boolean isEarlier(ManyToManyModel other, ManyToManyModel manyToMany) {
        List<ManyToManyModel> own = sight.entity(manyToMany.source()).manyToManies();
        int position = own.indexOf(other);
        return position >= 0 && position < own.indexOf(manyToMany);
    }

    private Optional<ComponentModel> component(ManyToManyModel manyToMany, String name) {
        return sight.entity(manyToMany.target()).components().stream()
                .filter(component -> component.declared().name().equals(name))
                .findFirst();
    }

    private static Mistake duplicate(ManyToManyModel manyToMany, String member, ComponentModel taken) {
        String name = member.equals("inverseAs")
                ? manyToMany.annotation().inverseAs()
                : manyToMany.annotation().throughAs();
        return manyToMany
                .declared()
                .mistake("The association " + manyToMany.declared() + " says " + member + " = \"" + name
                        + "\", but that name is taken by " + taken.declared() + "; give another.");
    }

    private void checkKeysAgree(ManyToManyModel manyToMany, Consumer<Mistake> mistakes) {
        List<ManyToManyModel> inverses = inverses(manyToMany);
        boolean onlyPair = inverses.size() == 1 && inverses(inverses.get(0)).size() == 1;
        if (onlyPair && !manyToMany.isSelf()) {
            ManyToManyModel inverse = inverses.get(0);
            checkAgree(NamedKey.foreign(manyToMany), NamedKey.other(inverse), mistakes);
            checkAgree(NamedKey.other(manyToMany), NamedKey.foreign(inverse), mistakes);
        }
    }

    /** A key with the member of the annotation that names it; empty where it is left to the convention. */
    private record NamedKey(ManyToManyModel owner, String member, List<String> attributes) {

        static NamedKey foreign(ManyToManyModel owner) {
            return new NamedKey(owner, "foreignKey", owner.foreignKey());
        }

        static NamedKey other(ManyToManyModel owner) {
            return new NamedKey(owner, "otherKey", owner.otherKey());
        }

        boolean contradicts(NamedKey key) {
            return !attributes.isEmpty() && !key.attributes.isEmpty() && !attributes.equals(key.attributes);
        }

        @Override
        public String toString() {
            return owner.declared() + " says " + member + " = " + attributes;
        }
    }

    private static void checkAgree(NamedKey one, NamedKey other, Consumer<Mistake> mistakes) {
        if (one.contradicts(other)) {
            mistakes.accept(one.owner
                    .declared()
                    .mistake("The association " + one + ", but its other direction " + other
                            + "; say it once, or the same."));
        }
    }

    private List<ManyToManyModel> inverses(ManyToManyModel manyToMany) {
        return sight.manyToManies().stream()
                .filter(other -> other.isInverseOf(manyToMany))
                .toList();
    }

    private void checkReached(JunctionModel junction, Consumer<Mistake> mistakes) {
        boolean reached = sight.manyToManies().stream()
                .filter(manyToMany -> junction.junction().equals(manyToMany.through()))
                .anyMatch(manyToMany -> reaches(manyToMany, junction));
        if (!reached) {
            String name = junction.junction().getSimpleName().toString();
            mistakes.accept(junction.declared()
                    .mistake("The component " + junction.declared()
                            + " takes the junction row of a many-to-many through "
                            + name + ", but none leads to "
                            + junction.declared().owner().getSimpleName()
                            + "; declare it with @BelongsToMany(through = "
                            + name + ".class), or remove @Junction."));
        }
    }

    private static boolean reaches(ManyToManyModel manyToMany, JunctionModel junction) {
        boolean backwards = manyToMany.annotation().inverse()
                && manyToMany.source().equals(junction.declared().owner());
        return backwards || manyToMany.target().equals(junction.declared().owner());
    }
}
