package io.interflux.processor;

import io.interflux.annotation.Entity;
import io.interflux.r2dbc.R2dbcInterflux;
import io.r2dbc.spi.ConnectionFactory;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Sources compiled in memory, with all warnings on. */
final class Compilation {

    private static final List<Class<?>> LIBRARIES = List.of(
            Entity.class, NullMarked.class, Publisher.class, Flux.class, R2dbcInterflux.class, ConnectionFactory.class);

    private final List<Diagnostic<? extends JavaFileObject>> diagnostics;
    private final Map<String, byte[]> files;

    private Compilation(List<Diagnostic<? extends JavaFileObject>> diagnostics, Map<String, byte[]> files) {
        this.diagnostics = List.copyOf(diagnostics);
        this.files = files;
    }

    /** With the processor. */
    static Compilation of(String... sources) {
        return compile(List.of(sources), List.of(new EntityProcessor()), classPath());
    }

    /** With the processor, and with the classes of another compilation, which are in that directory, on the class path. */
    static Compilation against(Path classes, String... sources) {
        return compile(List.of(sources), List.of(new EntityProcessor()), classPath() + File.pathSeparator + classes);
    }

    /** As if the library's processor were not there. */
    static Compilation withoutProcessor(String... sources) {
        return compile(List.of(sources), List.of(), classPath());
    }

    private static Compilation compile(List<String> sources, List<Processor> processors, String classPath) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        MemoryFiles files = new MemoryFiles(compiler.getStandardFileManager(diagnostics, Locale.ROOT, null));
        List<String> options =
                List.of("--release", "17", "-parameters", "-Xlint:all,-processing", "-classpath", classPath);
        JavaCompiler.CompilationTask task = compiler.getTask(
                null,
                files,
                diagnostics,
                options,
                null,
                sources.stream().map(Source::new).toList());
        task.setProcessors(processors);
        task.call();
        return new Compilation(diagnostics.getDiagnostics(), files.written());
    }

    private static String classPath() {
        return LIBRARIES.stream()
                .map(type -> new File(URI.create(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .getPath())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** One source, its file named after its first public or only type. */
    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("memory:///" + path(text)), Kind.SOURCE);
            this.text = text;
        }

        private static String path(String text) {
            String packageName = text.replaceFirst("(?s)^.*?package ([\\w.]+);.*$", "$1");
            String type = text.replaceFirst("(?s)^.*?\\b(?:record|class|interface|enum) (\\w+).*$", "$1");
            return packageName.replace('.', '/') + "/" + type + ".java";
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Each message of the compiler as {@code File.java: text at which it is told: message}. */
    List<String> messages() {
        return diagnostics.stream().map(Compilation::written).toList();
    }

    /** Those messages that are errors. */
    List<String> errors() {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(Compilation::written)
                .toList();
    }

    private static String written(Diagnostic<? extends JavaFileObject> diagnostic) {
        JavaFileObject source = diagnostic.getSource();
        if (source == null) {
            return diagnostic.getMessage(Locale.ROOT);
        }
        return name(source) + ": " + word(source, diagnostic.getPosition()) + ": "
                + diagnostic.getMessage(Locale.ROOT).lines().findFirst().orElse("");
    }

    private static String name(JavaFileObject source) {
        String path = source.toUri().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String word(JavaFileObject source, long position) {
        try {
            String text = source.getCharContent(true).toString();
            return text.substring((int) position).replaceFirst("(?s)^(\\W*(?:record |class )?\\w*).*$", "$1");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The generated source of that path, {@code grants/User_.java}. */
    String source(String path) {
        return text(path);
    }

    /** What was written under that path, sources and resources. */
    String text(String path) {
        byte[] written = Objects.requireNonNull(files.get(path), () -> path + " is not among " + files.keySet());
        return new String(written, StandardCharsets.UTF_8);
    }

    /** The paths of all that was written but classes. */
    List<String> generated() {
        return files.keySet().stream().filter(path -> !path.endsWith(".class")).toList();
    }

    /** All that was written, by path. */
    Map<String, byte[]> files() {
        return new TreeMap<>(files);
    }

    /** Puts all that was written but sources into this directory, as a module is delivered. */
    Compilation writeTo(Path directory) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            if (file.getKey().endsWith(".java")) {
                continue;
            }
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.write(path, file.getValue());
        }
        return this;
    }

    /** Sources of this directory of the test resources. */
    static String[] resources(String directory, String... names) {
        return Arrays.stream(names)
                .map(name -> resource(directory + "/" + name + ".java"))
                .toArray(String[]::new);
    }

    static String resource(String path) {
        try (var stream =
                Objects.requireNonNull(Compilation.class.getClassLoader().getResourceAsStream(path), path)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Both lists of sources. */
    static String[] and(String[] some, String... more) {
        List<String> all = new ArrayList<>(List.of(some));
        all.addAll(Stream.of(more).toList());
        return all.toArray(String[]::new);
    }
}
