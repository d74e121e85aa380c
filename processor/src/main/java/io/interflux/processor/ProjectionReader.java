package io.interflux.processor;

import com.palantir.javapoet.CodeBlock;
import io.interflux.annotation.Embedded;
import io.interflux.annotation.Junction;
import io.interflux.annotation.Projection;
import io.interflux.error.internal.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Reads a projection from its source, and checks it against its entity. */
final class ProjectionReader {

    private final JavaTypes types;
    private final EntitiesInSight sight;
    private final ProjectedJunctions junctions;
    private final DeclaredComponents declared;
    private final HeldReader held;
    private final ComponentCode code;

    ProjectionReader(JavaTypes types, EntitiesInSight sight) {
        this.types = types;
        this.sight = sight;
        this.junctions = new ProjectedJunctions(types, sight);
        this.declared = new DeclaredComponents(types, "projection");
        this.held = new HeldReader(types);
        this.code = new ComponentCode(types);
    }

    /**
     * The projection, without the components that are wrong.
     *
     * @param mistakes takes each mistake that is found
     */
    ProjectionModel read(TypeElement type, Consumer<Mistake> mistakes) {
        List<ComponentsWriter.Written> components = new ArrayList<>();
        EmbeddedWriter embedded = new EmbeddedWriter(code);
        try {
            EntityModel entity = sight.look(entity(type));
            for (DeclaredComponent component : declared.of(type)) {
                read(component, new Owner(entity, embedded), mistakes).ifPresent(components::add);
            }
        } catch (Mistake mistake) {
            mistakes.accept(mistake);
        }
        return new ProjectionModel(type, components, embedded.types());
    }

    /** The entity, and what writes the values that are embedded in it. */
    private record Owner(EntityModel entity, EmbeddedWriter embedded) {}

    private TypeElement entity(TypeElement type) {
        TypeMirror entity = Annotations.classMember(type, Projection.class, "of")
                .orElseThrow(() -> new Mistake(type, "The projection " + type.getSimpleName() + " names no entity."));
        return types.entity(entity)
                .orElseThrow(() -> new Mistake(
                        type,
                        "The projection " + type.getSimpleName() + " is one of " + entity
                                + ", which is not an entity; annotate that with @Entity, or name another."));
    }

    private Optional<ComponentsWriter.Written> read(
            DeclaredComponent component, Owner owner, Consumer<Mistake> mistakes) {
        try {
            return Optional.of(new ComponentsWriter.Written(component, code(component, owner)));
        } catch (Mistake mistake) {
            mistakes.accept(mistake);
            return Optional.empty();
        }
    }

    private CodeBlock code(DeclaredComponent component, Owner owner) {
        if (component.has(Junction.class)) {
            junctions.requireReached(component, owner.entity.type());
            return code.junction(component);
        }
        ComponentModel named = owner.entity.components().stream()
                .filter(own -> own.declared().name().equals(component.name()))
                .findFirst()
                .orElseThrow(() -> unknown(component, owner.entity));
        if (named instanceof AttributeModel attribute) {
            return attribute(component, attribute);
        }
        if (named instanceof EmbeddedModel value) {
            requireEmbedded(component, value);
            return owner.embedded.embedded(value);
        }
        if (named instanceof AssociationModel association) {
            return association(component, association);
        }
        throw component.mistake("The component " + component + " is named after " + named.declared()
                + ", which takes the junction row; annotate it with @Junction too.");
    }

    private Mistake unknown(DeclaredComponent component, EntityModel entity) {
        Optional<TypeElement> junction = junctions.withAttribute(component.name(), entity.type());
        if (junction.isPresent()) {
            String name = junction.get().getSimpleName().toString();
            return component.mistake("The component " + component + " names nothing of "
                    + entity.type().getSimpleName() + ", but an attribute of " + name
                    + ", the junction that leads to it; write @Junction "
                    + name + " " + EntityModel.nameOf(junction.get()) + ", or a projection of that.");
        }
        List<String> names =
                entity.components().stream().map(own -> own.declared().name()).toList();
        return component.mistake("The component " + component + " names nothing of "
                + entity.type().getSimpleName() + ". It has " + Suggestions.list(names, component.name())
                + "; rename the component, or leave it out.");
    }

    private void requireEmbedded(DeclaredComponent component, EmbeddedModel value) {
        TypeMirror type = value.declared().type();
        if (!component.has(Embedded.class) || !types.same(component.type(), type)) {
            throw component.mistake("The component " + component + " is named after " + value.declared()
                    + ", an embedded value; write @Embedded " + value.value().getSimpleName() + " " + component.name()
                    + ".");
        }
    }

    private CodeBlock attribute(DeclaredComponent component, AttributeModel attribute) {
        TypeMirror type = attribute.declared().type();
        if (!types.isAssignable(types.boxed(type), types.boxed(component.type()))) {
            throw component.mistake("The component " + component + " is of type " + component.type() + ", but "
                    + attribute.declared() + " is of type " + type + "; give it that type.");
        }
        return code.named(component);
    }

    private CodeBlock association(DeclaredComponent component, AssociationModel association) {
        HeldModel holds = held.of(component.type()).orElseThrow(() -> wrongForm(component, association));
        if (holds.collection() != association.held().collection()) {
            throw wrongForm(component, association);
        }
        requireRow(component, holds.type(), association.target(), association);
        if (holds.junction() != null) {
            requireRow(component, holds.junction(), through(component, association), association);
        } else if (association instanceof ManyToManyModel manyToMany) {
            junctions.requireSame(component, declared(holds.type()), manyToMany);
        }
        return code.holding(component, holds);
    }

    private static Mistake wrongForm(DeclaredComponent component, AssociationModel association) {
        return component.mistake("The component " + component + " is of type " + component.type() + ", but "
                + association.declared()
                + (association.held().collection()
                        ? " may have many rows; make it a List or a Many."
                        : " has one row at most; make it a One, or the class of the row itself."));
    }

    private static @Nullable TypeElement through(DeclaredComponent component, AssociationModel association) {
        if (association instanceof ManyToManyModel manyToMany) {
            return manyToMany.through();
        }
        throw component.mistake("The component " + component + " holds links, but " + association.declared()
                + " has no junction; let it hold the targets themselves.");
    }

    /** @param entity whose row it is, or {@code null} for that of a junction without a class */
    private void requireRow(
            DeclaredComponent component, TypeElement type, @Nullable TypeElement entity, AssociationModel association) {
        boolean projected = entity != null
                && Annotations.classMember(type, Projection.class, "of")
                        .flatMap(types::element)
                        .filter(entity::equals)
                        .isPresent();
        if (!projected && !type.equals(entity) && !JavaTypes.isDynamic(type)) {
            String name =
                    entity == null ? "DynamicEntity" : entity.getSimpleName().toString();
            throw component.mistake("The component " + component + " holds " + type.getSimpleName() + ", but "
                    + association.declared() + " leads to " + name + "; let it hold that"
                    + (entity == null ? "." : ", or annotate the class with @Projection(of = " + name + ".class)."));
        }
    }

    /** The components of a projection that is held; none where it is none, or cannot be read. */
    private List<DeclaredComponent> declared(TypeElement held) {
        if (held.getAnnotation(Projection.class) == null) {
            return List.of();
        }
        try {
            return declared.of(held);
        } catch (Mistake toldThere) {
            return List.of();
        }
    }
}
