package io.interflux.processor;

import io.interflux.annotation.Junction;
import io.interflux.annotation.Projection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/** Junction rows in projections, which are there only where a many-to-many leads to their entity. */
final class ProjectedJunctions {

    private final JavaTypes types;
    private final EntitiesInSight sight;

    ProjectedJunctions(JavaTypes types, EntitiesInSight sight) {
        this.types = types;
        this.sight = sight;
    }

    /**
     * Checks a component that takes a junction row. Where the entity is compiled elsewhere, a many-to-many that leads to it may be out of sight:
     * then a junction of which none is known is let pass.
     *
     * @param entity of which the component's class is a projection
     */
    void requireReached(DeclaredComponent component, TypeElement entity) {
        TypeElement row = types.element(component.type())
                .filter(type -> JavaTypes.isDynamic(type) || junction(type).isPresent())
                .orElseThrow(() -> component.mistake(
                        "The component " + component + " takes a junction row, but is of type " + component.type()
                                + "; make it an entity, or annotate that with @Projection(of = …)."));
        junction(row).filter(junction -> !mayLead(junction, entity)).ifPresent(junction -> {
            throw component.mistake("The component " + component + " takes the junction row of a many-to-many through "
                    + junction.getSimpleName() + ", but none leads to " + entity.getSimpleName()
                    + "; take that of a junction that does, or remove the component.");
        });
    }

    private boolean mayLead(TypeElement junction, TypeElement entity) {
        sight.look(junction);
        return sight.through(junction).anyMatch(manyToMany -> manyToMany.reaches(entity))
                || (!sight.isThrough(junction) && !sight.isCompiled(entity));
    }

    /** The entity whose rows a class takes: itself, or that of which it is a projection. */
    private Optional<TypeElement> junction(TypeElement type) {
        return JavaTypes.isEntity(type)
                ? Optional.of(type)
                : Annotations.classMember(type, Projection.class, "of").flatMap(types::entity);
    }

    /**
     * Checks that a projection which is reached through a many-to-many does not take the row of another junction. It may have several
     * components, each for another way to it.
     *
     * @param held the components of the projection
     */
    void requireSame(DeclaredComponent component, List<DeclaredComponent> held, ManyToManyModel manyToMany) {
        List<DeclaredComponent> rows =
                held.stream().filter(part -> part.has(Junction.class)).toList();
        TypeElement through = manyToMany.through();
        if (through == null || rows.size() != 1) {
            return;
        }
        types.element(rows.get(0).type())
                .flatMap(this::junction)
                .filter(junction -> !junction.equals(through))
                .ifPresent(junction -> {
                    throw component.mistake("The component " + component + " leads through " + through.getSimpleName()
                            + ", but " + rows.get(0) + " takes the row of " + junction.getSimpleName()
                            + "; let it take one of " + through.getSimpleName() + ", or remove it.");
                });
    }

    /** The junction of a many-to-many to the entity that has an attribute of that name. */
    Optional<TypeElement> withAttribute(String name, TypeElement entity) {
        return sight.manyToManies().stream()
                .filter(manyToMany -> manyToMany.reaches(entity))
                .flatMap(manyToMany -> Stream.ofNullable(manyToMany.through()))
                .filter(junction -> sight.attributes(junction).contains(name))
                .findFirst();
    }
}
