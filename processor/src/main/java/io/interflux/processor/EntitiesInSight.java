package io.interflux.processor;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/**
 * The entities that are compiled, and all that their components lead to: what the checks across several entities look at. A compiler that
 * compiles only what has changed also compiles what refers to it, so the other end of a declaration is among them.
 */
final class EntitiesInSight {

    private final Map<TypeElement, EntityModel> entities = new LinkedHashMap<>();

    /** From those that are compiled; mistakes in others are told when those are compiled. */
    EntitiesInSight(Collection<EntityModel> compiled, Function<TypeElement, EntityModel> reader) {
        Deque<EntityModel> open = new ArrayDeque<>(compiled);
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

    /** Whether a many-to-many goes through that class. */
    boolean isJunction(TypeElement type) {
        return manyToManies().stream().anyMatch(manyToMany -> type.equals(manyToMany.through()));
    }
}
