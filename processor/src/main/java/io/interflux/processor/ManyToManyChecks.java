package io.interflux.processor;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
            checkKeysDiffer(manyToMany, mistakes);
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
                .filter(other -> isAnother(other, manyToMany) && other.target().equals(manyToMany.target()))
                .filter(other ->
                        !inverseAs.isEmpty() && other.annotation().inverseAs().equals(inverseAs))
                .forEach(other -> mistakes.accept(duplicate(manyToMany, "inverseAs", other)));
        checkConventionalJunctionKey(manyToMany, mistakes);
    }

    /** Whether the other is in another class, or comes before it in the same, so that of two in one class the second is told. */
    private boolean isAnother(ManyToManyModel other, ManyToManyModel manyToMany) {
        List<ManyToManyModel> own = sight.entity(manyToMany.source()).manyToManies();
        return own.indexOf(other) < own.indexOf(manyToMany);
    }

    /** Children carry their junction row under the junction's name where nothing else is said. */
    private void checkConventionalJunctionKey(ManyToManyModel manyToMany, Consumer<Mistake> mistakes) {
        boolean said = Stream.concat(Stream.of(manyToMany), inverses(manyToMany).stream())
                .anyMatch(direction -> !direction.annotation().throughAs().isEmpty());
        if (!said) {
            component(manyToMany, manyToMany.throughName())
                    .filter(taken -> !(taken instanceof JunctionModel))
                    .ifPresent(taken -> mistakes.accept(manyToMany
                            .declared()
                            .mistake("The association " + manyToMany.declared() + " gives each "
                                    + manyToMany.target().getSimpleName() + " its junction row under the name "
                                    + manyToMany.throughName() + ", but that name is taken by " + taken.declared()
                                    + "; say throughAs = \"…\".")));
        }
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
            checkAgree(manyToMany.foreignKey(), inverse.otherKey(), mistakes);
            checkAgree(manyToMany.otherKey(), inverse.foreignKey(), mistakes);
            checkAgree(manyToMany.sourceKey(), inverse.targetKey(), mistakes);
            checkAgree(manyToMany.targetKey(), inverse.sourceKey(), mistakes);
        }
    }

    private static void checkAgree(NamedKey one, NamedKey other, Consumer<Mistake> mistakes) {
        if (one.contradicts(other)) {
            mistakes.accept(one.owner()
                    .declared()
                    .mistake("The association " + one + ", but its other direction " + other
                            + "; say it once, or the same."));
        }
    }

    private static void checkKeysDiffer(ManyToManyModel manyToMany, Consumer<Mistake> mistakes) {
        NamedKey foreignKey = manyToMany.foreignKey();
        if (foreignKey.isGiven()
                && foreignKey.attributes().equals(manyToMany.otherKey().attributes())) {
            mistakes.accept(manyToMany
                    .declared()
                    .mistake("The association " + foreignKey
                            + ", and the same as otherKey, but a link has one key for each of its ends; give them"
                            + " different names."));
        }
    }

    private List<ManyToManyModel> inverses(ManyToManyModel manyToMany) {
        return sight.manyToManies().stream()
                .filter(other -> other.isInverseOf(manyToMany))
                .toList();
    }

    private void checkReached(JunctionModel junction, Consumer<Mistake> mistakes) {
        boolean reached = sight.through(junction.junction())
                .anyMatch(manyToMany -> manyToMany.reaches(junction.declared().owner()));
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
}
