package io.interflux.mapping;

import org.jspecify.annotations.Nullable;

/**
 * Finds what the annotation processor wrote for a class. It is looked up by its name and is an enum, so that its only instance is had
 * without a call by reflection; in a native image the name is known from a file that the processor writes beside it.
 */
final class GeneratedEntities {

    private GeneratedEntities() {}

    /** What was generated for the entity, or {@code null} where the processor was not used. */
    static @Nullable GeneratedEntity<?> find(Class<?> type) {
        return components(type) instanceof GeneratedEntity<?> entity ? entity : null;
    }

    /** What was generated for the entity or projection, or {@code null} where the processor was not used. */
    static @Nullable EntityComponents<?> components(Class<?> type) {
        Class<?> generated = load(nameFor(type), type.getClassLoader());
        if (generated == null || !generated.isEnum()) {
            return null;
        }
        Object[] constants = generated.getEnumConstants();
        boolean alone = constants.length == 1;
        return alone && constants[0] instanceof EntityComponents<?> found && found.type() == type ? found : null;
    }

    /** {@code com.example.Fixtures_User_Mapping} for {@code com.example.Fixtures$User}. */
    static String nameFor(Class<?> type) {
        String packageName = type.getPackageName();
        String simpleName = type.getName().substring(packageName.isEmpty() ? 0 : packageName.length() + 1);
        String generated = simpleName.replace('$', '_') + "_Mapping";
        return packageName.isEmpty() ? generated : packageName + "." + generated;
    }

    private static @Nullable Class<?> load(String name, @Nullable ClassLoader loader) {
        try {
            return Class.forName(name, true, loader);
        } catch (ClassNotFoundException notGenerated) {
            return null;
        }
    }
}
