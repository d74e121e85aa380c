package io.interflux.mapping.reflect;

import io.interflux.error.SchemaException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A record or a class with one constructor that takes its values: how it is made, and its components in the order of the constructor. */
record EntityClass(Class<?> type, Constructor<?> constructor, List<Component> components) {

    /** @throws SchemaException if the class has not exactly one constructor whose parameter names are known */
    static EntityClass of(Class<?> type) {
        return type.isRecord() ? ofRecord(type) : ofClass(type);
    }

    private static EntityClass ofRecord(Class<?> type) {
        RecordComponent[] components = Objects.requireNonNull(type.getRecordComponents());
        Class<?>[] parameters =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(parameters);
            return new EntityClass(
                    type,
                    constructor,
                    Arrays.stream(components)
                            .map(c -> component(type, c.getName(), c.getType(), c.getGenericType(), c))
                            .toList());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no canonical constructor", e);
        }
    }

    private static EntityClass ofClass(Class<?> type) {
        Constructor<?> constructor = constructor(type);
        requirePlainSuperclass(type);
        List<Component> components = new ArrayList<>();
        for (Parameter parameter : constructor.getParameters()) {
            if (!parameter.isNamePresent()) {
                throw new SchemaException("The names of the constructor's parameters of " + type.getName()
                        + " are not known; compile with -parameters (Kotlin: -java-parameters), or make it a record.");
            }
            components.add(component(
                    type, parameter.getName(), parameter.getType(), parameter.getParameterizedType(), parameter));
        }
        return new EntityClass(type, constructor, components);
    }

    /** Leaves aside what Kotlin adds for parameters that have defaults: a synthetic constructor, and one without parameters. */
    private static Constructor<?> constructor(Class<?> type) {
        List<Constructor<?>> constructors = Arrays.stream(type.getDeclaredConstructors())
                .filter(constructor -> !constructor.isSynthetic())
                .toList();
        List<Constructor<?>> taking = constructors.stream()
                .filter(constructor -> constructors.size() == 1 || constructor.getParameterCount() > 0)
                .toList();
        if (taking.size() != 1 || Modifier.isAbstract(type.getModifiers()) || isInner(type)) {
            throw new SchemaException("The class " + type.getName() + " has " + taking.size()
                    + " constructors; make it a record, or a static class that is not abstract and has exactly one,"
                    + " or one beside that without parameters.");
        }
        return taking.get(0);
    }

    private static void requirePlainSuperclass(Class<?> type) {
        if (type.getGenericSuperclass() instanceof ParameterizedType generic) {
            throw new SchemaException("The class " + type.getName() + " extends " + generic.getTypeName()
                    + ", and components of a generic superclass are not read; declare them in the class itself, or share"
                    + " them by an @Embedded record.");
        }
    }

    private static boolean isInner(Class<?> type) {
        return type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
    }

    private static Component component(
            Class<?> owner, String name, Class<?> type, Type genericType, AnnotatedElement element) {
        List<AnnotatedElement> elements = Stream.of(element, field(owner, name, type))
                .filter(Objects::nonNull)
                .map(AnnotatedElement.class::cast)
                .toList();
        return new Component(owner.getSimpleName(), name, type, genericType, elements);
    }

    /** The method {@code name()}, {@code getName()} or {@code isName()} that returns the component's type, or null. */
    static @Nullable Method accessor(Class<?> owner, String name, Class<?> type) {
        String capitalised = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return Arrays.stream(owner.getDeclaredMethods())
                .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getReturnType() == type)
                .filter(method ->
                        Set.of(name, "get" + capitalised, "is" + capitalised).contains(method.getName()))
                .min(Comparator.comparing(method -> method.getName().length()))
                .orElse(null);
    }

    /** The field of that name and type, or null. */
    static @Nullable Field field(Class<?> owner, String name, Class<?> type) {
        try {
            Field field = owner.getDeclaredField(name);
            return field.getType() == type && !Modifier.isStatic(field.getModifiers()) ? field : null;
        } catch (NoSuchFieldException e) {
            return null;
        }
    }
}
