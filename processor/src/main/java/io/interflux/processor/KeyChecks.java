package io.interflux.processor;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Keys that are missing or contradict each other. */
final class KeyChecks {

    private final EntitiesInSight sight;

    KeyChecks(EntitiesInSight sight) {
        this.sight = sight;
    }

    void check(EntityModel entity, Consumer<Mistake> mistakes) {
        checkOwnKey(entity, mistakes);
        entity.associations().stream()
                .flatMap(ReferringKey::of)
                .flatMap(key -> mistake(key).stream())
                .forEach(mistakes);
    }

    private void checkOwnKey(EntityModel entity, Consumer<Mistake> mistakes) {
        if (entity.annotation().keyless() && !entity.key().isEmpty()) {
            mistakes.accept(new Mistake(
                    entity.type(),
                    "The entity " + entity.type().getSimpleName() + " says keyless = true, but its key is "
                            + entity.key() + "; remove @Id, or keyless."));
        }
        if (!entity.saysKey() && !sight.isJunction(entity.type())) {
            mistakes.accept(new Mistake(
                    entity.type(),
                    "The entity " + entity.type().getSimpleName()
                            + " has no primary key; annotate a component with @Id, or say @Entity(keyless = true)."));
        }
        if (!entity.annotation().schema().isEmpty()
                && entity.annotation().table().isEmpty()) {
            String schema = entity.annotation().schema();
            mistakes.accept(new Mistake(
                    entity.type(),
                    "The entity " + entity.type().getSimpleName() + " names the database schema " + schema
                            + " but no table; say @Entity(schema = \"" + schema + "\", table = \"…\")."));
        }
    }

    /** The first thing that is wrong with it. */
    private Optional<Mistake> mistake(ReferringKey key) {
        return repeated(key.foreignKey())
                .or(() -> repeated(key.referencedKey()))
                .or(() -> ofAnotherLength(key))
                .or(() -> unknown(key))
                .or(() -> notUnique(key));
    }

    private static Optional<Mistake> repeated(NamedKey key) {
        return key.namesOneTwice()
                ? Optional.of(key.owner()
                        .declared()
                        .mistake("The association " + key + ", which names an attribute twice; name each once."))
                : Optional.empty();
    }

    private Optional<Mistake> ofAnotherLength(ReferringKey key) {
        List<String> foreignKey = key.foreignKey().attributes();
        List<String> referenced = key.referencedKey().isGiven()
                ? key.referenced()
                : sight.entity(key.target()).key();
        if (foreignKey.isEmpty() || referenced.isEmpty() || foreignKey.size() == referenced.size()) {
            return Optional.empty();
        }
        return Optional.of(key.declared()
                .mistake("The association " + key.declared() + " has the "
                        + key.foreignKey().words() + " " + foreignKey
                        + ", but refers to the key " + referenced + " of "
                        + key.target().getSimpleName()
                        + "; give as many attributes, in the order of that key, or another "
                        + key.referencedKey().member() + "."));
    }

    /** Foreign keys that no component takes are attributes too; where the convention names one, this is left to the schema. */
    private Optional<Mistake> unknown(ReferringKey key) {
        List<String> known = sight.attributes(key.target());
        return key.referenced().stream()
                .filter(name -> !known.contains(name) && !sight.hasConventionalForeignKeys(key.target()))
                .findFirst()
                .map(name -> key.declared()
                        .mistake("The association " + key.referencedKey() + ", but "
                                + key.target().getSimpleName() + " has no attribute " + name + ". It has " + known
                                + "; correct the name."));
    }

    private Optional<Mistake> notUnique(ReferringKey key) {
        boolean known = key.enforced() && key.referencedKey().isGiven() && !sight.isThrough(key.target());
        if (!known || sight.entity(key.target()).isUnique(key.referenced())) {
            return Optional.empty();
        }
        return Optional.of(key.declared()
                .mistake("The association " + key.referencedKey() + ", which is neither the key of "
                        + key.target().getSimpleName()
                        + " nor declared unique, so that no database can enforce it; say @Column(unique = true) there, or"
                        + " constraints = false."));
    }
}
