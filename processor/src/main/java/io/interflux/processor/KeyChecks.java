package io.interflux.processor;

import java.util.List;
import java.util.function.Consumer;
import javax.lang.model.element.TypeElement;

/** Keys that are missing or contradict each other. */
final class KeyChecks {

    private final EntitiesInSight sight;

    KeyChecks(EntitiesInSight sight) {
        this.sight = sight;
    }

    void check(EntityModel entity, Consumer<Mistake> mistakes) {
        checkOwnKey(entity, mistakes);
        for (AssociationModel association : entity.associations()) {
            if (association instanceof ReferenceModel reference) {
                checkReference(reference, mistakes);
            }
        }
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

    private void checkReference(ReferenceModel reference, Consumer<Mistake> mistakes) {
        List<String> foreignKey = reference.options().foreignKey();
        List<String> referenced = referencedKey(reference);
        if (!foreignKey.isEmpty() && !referenced.isEmpty() && foreignKey.size() != referenced.size()) {
            mistakes.accept(reference
                    .declared()
                    .mistake("The association " + reference.declared() + " has the foreign key " + foreignKey
                            + ", but refers to the key " + referenced + " of "
                            + reference.referenced().getSimpleName()
                            + "; give as many attributes, in the order of that key, or another "
                            + reference.referencedKeyMember() + "."));
        }
    }

    /** The key that is referred to, or empty where it is left to the schema. */
    private List<String> referencedKey(ReferenceModel reference) {
        if (!reference.options().referencedKey().isEmpty()) {
            return reference.options().referencedKey();
        }
        TypeElement referenced = reference.referenced();
        return sight.entity(referenced).key();
    }
}
