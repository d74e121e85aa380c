package io.interflux.write;

import io.interflux.error.QueryException;
import io.interflux.error.internal.Suggestions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.EntityMapping;
import io.interflux.mapping.EntityMappings;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.query.ModelHandle;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the model of entities. */
final class EntityTypes {

    private final Schema schema;
    private final EntityMappings mappings;

    EntityTypes(Schema schema, EntityMappings mappings) {
        this.schema = schema;
        this.mappings = mappings;
    }

    /**
     * The type that a handle names.
     *
     * @throws QueryException if the schema has no such model
     */
    @SuppressWarnings("unchecked") // the handle's class is that of the model's mapping
    <T> EntityType<T> of(ModelHandle<T> handle) {
        Model model = handle.reference().in(schema);
        EntityMapping<?> mapping = handle.type() == DynamicEntity.class ? mappings.dynamic(model) : mappings.of(model);
        return new EntityType<>(model, (EntityMapping<T>) mapping);
    }

    /**
     * The one type of all entities.
     *
     * @throws QueryException if one is null or not of the schema, or they are of several models or classes
     */
    @SuppressWarnings("unchecked")
    <T> EntityType<T> of(Collection<? extends T> entities) {
        EntityType<?> common = null;
        int position = 0;
        for (T entity : entities) {
            EntityType<?> type = of(entity, position);
            if (common != null && !common.equals(type)) {
                throw new QueryException("One call takes entities of one model, but the first is a " + describe(common)
                        + " and the one at index " + position + " a " + describe(type)
                        + "; write each model by a call of its own.");
            }
            common = type;
            position++;
        }
        return (EntityType<T>) requireAny(common);
    }

    private static EntityType<?> requireAny(@Nullable EntityType<?> type) {
        if (type == null) {
            throw new IllegalArgumentException("There is no entity");
        }
        return type;
    }

    private EntityType<?> of(@Nullable Object entity, int position) {
        if (entity == null) {
            throw new QueryException("The entity at index " + position + " is null; leave it out.");
        }
        if (entity instanceof DynamicEntity named) {
            Model model =
                    schema.model(named.model()).orElseThrow(() -> unknown("model " + named.model(), named.model()));
            return new EntityType<>(model, mappings.dynamic(model));
        }
        Class<?> javaType = entity.getClass();
        Model model = schema.model(javaType)
                .orElseThrow(() -> unknown("class " + javaType.getName(), javaType.getSimpleName()));
        return typed(model, mappings.of(model));
    }

    private static <E> EntityType<E> typed(Model model, EntityMapping<E> mapping) {
        return new EntityType<>(model, mapping);
    }

    private QueryException unknown(String what, String name) {
        return new QueryException("The " + what + " is not in the schema. It has the models "
                + Suggestions.list(schema.models().stream().map(Model::name).toList(), name) + ".");
    }

    private static String describe(EntityType<?> type) {
        return type.model().name() + " (" + type.mapping().type().getSimpleName() + ")";
    }
}
