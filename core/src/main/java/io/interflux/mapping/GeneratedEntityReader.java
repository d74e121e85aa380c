package io.interflux.mapping;

import io.interflux.error.SchemaException;
import io.interflux.mapping.internal.EntityErrors;
import io.interflux.model.EntityReader;
import io.interflux.model.SchemaBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads entities from what the annotation processor wrote for them; found as a service, used where all the classes have it. */
public final class GeneratedEntityReader implements EntityReader {

    /** Called by the service loader. */
    public GeneratedEntityReader() {}

    @Override
    public boolean reads(List<Class<?>> types) {
        return types.stream().allMatch(type -> GeneratedEntities.find(type) != null);
    }

    @Override
    public void read(List<Class<?>> types, SchemaBuilder builder) {
        List<GeneratedEntity<?>> entities = new ArrayList<>();
        for (Class<?> type : types) {
            entities.add(required(type));
        }
        requireKeys(entities, types);
        entities.forEach(entity -> entity.define(builder));
        entities.forEach(entity -> entity.associate(builder));
    }

    private static GeneratedEntity<?> required(Class<?> type) {
        GeneratedEntity<?> entity = GeneratedEntities.find(type);
        if (entity == null) {
            throw new SchemaException("There is no " + GeneratedEntities.nameFor(type) + " for the class "
                    + type.getName() + "; run the annotation processor when it is compiled.");
        }
        return entity;
    }

    private static void requireKeys(List<GeneratedEntity<?>> entities, List<Class<?>> types) {
        entities.forEach(entity -> requireJunctions(entity, types));
        Set<Class<?>> junctions = entities.stream()
                .flatMap(entity -> entity.junctions().values().stream())
                .collect(Collectors.toSet());
        for (GeneratedEntity<?> entity : entities) {
            if (!entity.saysKey() && !junctions.contains(entity.type())) {
                throw EntityErrors.withoutKey(entity.type());
            }
        }
    }

    private static void requireJunctions(GeneratedEntity<?> entity, List<Class<?>> types) {
        entity.junctions().forEach((component, junction) -> {
            if (!types.contains(junction)) {
                throw EntityErrors.junctionNotGiven(junction, entity.type().getSimpleName() + "." + component);
            }
        });
    }
}
