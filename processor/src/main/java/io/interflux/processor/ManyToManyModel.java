package io.interflux.processor;

import io.interflux.annotation.BelongsToMany;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * A belongsToMany.
 *
 * @param through the class of the junction, or {@code null} where it has none
 */
record ManyToManyModel(DeclaredComponent declared, HeldModel held, @Nullable TypeElement through)
        implements AssociationModel {

    BelongsToMany annotation() {
        return Objects.requireNonNull(declared.annotation(BelongsToMany.class));
    }

    TypeElement source() {
        return declared.owner();
    }

    boolean isSelf() {
        return source().equals(target());
    }

    /** The name of the junction's model. */
    String throughName() {
        return through == null ? annotation().throughName() : EntityModel.nameOf(through);
    }

    boolean sharesJunctionWith(ManyToManyModel other) {
        return throughName().equals(other.throughName());
    }

    /** Whether the other leads back along the same junction. */
    boolean isInverseOf(ManyToManyModel other) {
        boolean another = !source().equals(other.source()) || !declared.name().equals(other.declared.name());
        return another
                && sharesJunctionWith(other)
                && source().equals(other.target())
                && target().equals(other.source());
    }

    /** Whether it leads to the entity, in its own direction or in the other. */
    boolean reaches(TypeElement entity) {
        return target().equals(entity) || (annotation().inverse() && source().equals(entity));
    }

    NamedKey foreignKey() {
        return named("foreignKey", annotation().foreignKey());
    }

    NamedKey otherKey() {
        return named("otherKey", annotation().otherKey());
    }

    NamedKey sourceKey() {
        return named("sourceKey", annotation().sourceKey());
    }

    NamedKey targetKey() {
        return named("targetKey", annotation().targetKey());
    }

    private NamedKey named(String member, String[] attributes) {
        return new NamedKey(this, member, List.of(attributes));
    }
}
