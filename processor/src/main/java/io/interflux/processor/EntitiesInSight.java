package io.interflux.processor;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/**
 * The entities that are compiled, and all that their components lead to: what the checks across several entities look at. A compiler that
 * compiles only what has changed also compiles what refers to it, so the other end of a declaration is among them.
 */
final class EntitiesInSight {

    private final Map<TypeElement, EntityModel> entities = new LinkedHashMap<>();
    private final Set<TypeElement> compiled;
    private final Function<TypeElement, EntityModel> reader;

    /** From those that are compiled; mistakes in others are told when those are compiled. */
    EntitiesInSight(Collection<EntityModel> compiled, Function<TypeElement, EntityModel> reader) {
        this.compiled = compiled.stream().map(EntityModel::type).collect(Collectors.toSet());
        this.reader = reader;
        addAll(compiled);
    }

    private void addAll(Collection<EntityModel> found) {
        Deque<EntityModel> open = new ArrayDeque<>(found);
        while (!open.isEmpty()) {
            EntityModel entity = open.remove();
            if (entities.putIfAbsent(entity.type(), entity) == null) {
                neighbours(entity)
                        .filter(type -> !entities.containsKey(type))
                        .map(reader)
                        .forEach(open::add);
            }
        }
    }

    private static Stream<TypeElement> neighbours(EntityModel entity) {
        Stream<TypeElement> targets = entity.associations().stream().map(AssociationModel::target);
        Stream<TypeElement> throughs =
                entity.manyToManies().stream().flatMap(manyToMany -> Stream.ofNullable(manyToMany.through()));
        Stream<TypeElement> junctions = entity.junctions().stream().map(JunctionModel::junction);
        return Stream.of(targets, throughs, junctions).flatMap(Function.identity());
    }

    /** The entity of that class, which comes into sight with all that its components lead to. */
    EntityModel look(TypeElement type) {
        if (!entities.containsKey(type)) {
            addAll(List.of(reader.apply(type)));
        }
        return entity(type);
    }

    /** Whether the entity is compiled now, so that what refers to it is in sight too. */
    boolean isCompiled(TypeElement type) {
        return compiled.contains(type);
    }

    /** The entity of that class. */
    EntityModel entity(TypeElement type) {
        return entities.getOrDefault(type, new EntityModel(type, List.of()));
    }

    /** All many-to-manies that are declared. */
    List<ManyToManyModel> manyToManies() {
        return entities.values().stream()
                .flatMap(entity -> entity.manyToManies().stream())
                .toList();
    }

    /** The attributes of an entity, with the foreign keys that are named and that no component takes. */
    List<String> attributes(TypeElement type) {
        Stream<String> own = entity(type).attributes().stream().map(AttributeModel::name);
        return Stream.concat(own, foreignKeys(type).flatMap(key -> key.attributes().stream()))
                .distinct()
                .toList();
    }

    /** Whether an entity may have a foreign key that only the convention names. */
    boolean hasConventionalForeignKeys(TypeElement type) {
        return isThrough(type) || foreignKeys(type).anyMatch(key -> !key.isGiven());
    }

    /** The foreign keys that an entity holds by references, from whichever end they are declared. */
    private Stream<NamedKey> foreignKeys(TypeElement type) {
        return entities.values().stream()
                .flatMap(entity -> entity.associations().stream())
                .filter(association -> association instanceof ReferenceModel reference
                        && reference.holder().equals(type))
                .flatMap(ReferringKey::of)
                .map(ReferringKey::foreignKey);
    }

    /** Whether a many-to-many goes through the model of that class, which it may name by its class or by its name. */
    boolean isThrough(TypeElement type) {
        return through(type).findAny().isPresent();
    }

    /** The many-to-manies through the model of that class. */
    Stream<ManyToManyModel> through(TypeElement type) {
        String name = EntityModel.nameOf(type);
        return manyToManies().stream()
                .filter(manyToMany -> manyToMany.throughName().equals(name));
    }

    /** Whether a many-to-many goes through that class. */
    boolean isJunction(TypeElement type) {
        return manyToManies().stream().anyMatch(manyToMany -> type.equals(manyToMany.through()));
    }
}
