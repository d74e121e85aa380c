package io.interflux.processor;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Loads compiled classes and, if need be, the library itself anew, so that classes of either can be left out as if they were not there. */
final class CompiledClasses extends ClassLoader {

    private final Map<String, byte[]> files;
    private final boolean ownLibrary;
    private final Predicate<String> absent;

    private CompiledClasses(Map<String, byte[]> files, boolean ownLibrary, Predicate<String> absent) {
        super(CompiledClasses.class.getClassLoader());
        this.files = files;
        this.ownLibrary = ownLibrary;
        this.absent = absent;
    }

    /** With the library that the tests themselves use. */
    static CompiledClasses sharingTheLibrary(Compilation compilation) {
        return new CompiledClasses(compilation.files(), false, name -> false);
    }

    /** With a library of its own, and without the classes whose full names are like that. */
    static CompiledClasses without(Compilation compilation, Predicate<String> absent) {
        return new CompiledClasses(compilation.files(), true, absent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : load(name);
        }
    }

    private Class<?> load(String name) throws ClassNotFoundException {
        if (absent.test(name)) {
            throw new ClassNotFoundException(name + " is absent");
        }
        byte[] bytes = bytes(name.replace('.', '/') + ".class", ownLibrary && name.startsWith("io.interflux."));
        return bytes == null ? super.loadClass(name, false) : defineClass(name, bytes, 0, bytes.length);
    }

    private byte @Nullable [] bytes(String path, boolean ofTheLibrary) {
        if (!ofTheLibrary) {
            return files.get(path);
        }
        try (InputStream stream = getResourceAsStream(path)) {
            return stream == null ? null : stream.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An instance of that class by its constructor without parameters. */
    Object newInstance(String name) throws ReflectiveOperationException {
        return loadClass(name).getDeclaredConstructor().newInstance();
    }
}
