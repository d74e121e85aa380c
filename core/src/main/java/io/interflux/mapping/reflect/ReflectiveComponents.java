package io.interflux.mapping.reflect;

import io.interflux.annotation.Embedded;
import io.interflux.annotation.Junction;
import io.interflux.error.QueryException;
import io.interflux.mapping.EntityComponent;
import io.interflux.mapping.EntityComponents;
import io.interflux.mapping.Instantiator;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes and reads instances of a record or class through method handles. */
final class ReflectiveComponents<T> implements EntityComponents<T> {

    private final Class<T> type;
    private final List<Component> declared;
    private final MethodHandle constructor;
    private final MethodHandle[] getters;

    ReflectiveComponents(Class<T> type) {
        this.type = type;
        EntityClass entity = EntityClass.of(type);
        Handles handles = new Handles(type);
        this.declared = entity.components();
        this.constructor = handles.constructor(entity);
        this.getters = declared.stream().map(handles::getter).toArray(MethodHandle[]::new);
    }

    @Override
    public Class<T> type() {
        return type;
    }

    @Override
    public List<EntityComponent> components() {
        return declared.stream().map(ReflectiveComponents::component).toList();
    }

    private static EntityComponent component(Component component) {
        if (component.has(Embedded.class)) {
            return EntityComponent.embedded(component.name(), new ReflectiveComponents<>(component.type()));
        }
        return component.has(Junction.class)
                ? EntityComponent.junction(component.name(), component.type())
                : HeldType.component(component);
    }

    @Override
    public Instantiator<T> instantiator() {
        return this::construct;
    }

    private T construct(@Nullable Object[] arguments) {
        @Nullable Object[] own = arguments;
        if (arguments.length > declared.size()) {
            own = Arrays.copyOf(arguments, declared.size());
        }
        try {
            return type.cast(constructor.invokeExact(own));
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new QueryException("The constructor of " + type.getName() + " failed: " + thrown + ".");
        }
    }

    @Override
    public @Nullable Object get(T entity, int position) {
        try {
            return (Object) getters[position].invokeExact((Object) entity);
        } catch (RuntimeException | Error thrown) {
            throw thrown;
        } catch (Throwable thrown) {
            throw new QueryException("Reading " + declared.get(position) + " failed: " + thrown + ".");
        }
    }
}
