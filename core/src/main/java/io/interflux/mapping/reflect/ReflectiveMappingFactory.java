package io.interflux.mapping.reflect;

import io.interflux.mapping.ComponentMapping;
import io.interflux.mapping.EntityMapping;
import io.interflux.mapping.EntityMappingFactory;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import org.jspecify.annotations.Nullable;

/** Maps any record, and any class with one constructor; found as a service, used where no other factory knows the class. */
public final class ReflectiveMappingFactory implements EntityMappingFactory {

    /** Called by the service loader. */
    public ReflectiveMappingFactory() {}

    @Override
    public int priority() {
        return Integer.MIN_VALUE;
    }

    @Override
    public @Nullable EntityMapping<?> create(Model model, Schema schema) {
        Class<?> type = model.javaType();
        return type == null ? null : ComponentMapping.of(new ReflectiveComponents<>(type), model);
    }

    @Override
    public EntityMapping<?> project(Class<?> type, Model model) {
        return ComponentMapping.ofProjection(new ReflectiveComponents<>(type), model);
    }
}
