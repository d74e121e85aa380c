package io.interflux.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Projection;
import java.io.IOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.StandardLocation;

/**
 * For each {@code @Entity} record or class writes, in its package, the class of its handles and the enum of its metadata and components:
 * {@code User_} and {@code User_Mapping} for {@code User}; for each {@code @Projection} the enum of its components. Each file comes from one entity alone, and equal sources give equal files.
 * Mistakes are errors at the element where they are to be mended; nothing is written for an entity that has one.
 */
public final class EntityProcessor extends AbstractProcessor {

    /** Called by the compiler. */
    public EntityProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(Entity.class.getName(), Projection.class.getName());
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        JavaTypes types = new JavaTypes(processingEnv.getTypeUtils(), processingEnv.getElementUtils());
        EntityModelReader reader = new EntityModelReader(types);
        Mistakes mistakes = new Mistakes();
        EntitiesInSight sight = processEntities(reader, mistakes, round, types);
        ProjectionReader projections = new ProjectionReader(types, sight);
        ElementFilter.typesIn(round.getElementsAnnotatedWith(Projection.class)).stream()
                .map(type -> projections.read(type, mistakes.of(type)))
                .filter(projection -> !mistakes.wrong.contains(projection.type()))
                .forEach(this::write);
        return false;
    }

    private EntitiesInSight processEntities(
            EntityModelReader reader, Mistakes mistakes, RoundEnvironment round, JavaTypes types) {
        List<EntityModel> entities = ElementFilter.typesIn(round.getElementsAnnotatedWith(Entity.class)).stream()
                .map(type -> reader.read(type, mistakes.of(type)))
                .toList();
        EntitiesInSight sight = new EntitiesInSight(entities, type -> reader.read(type, elsewhere -> {}));
        for (EntityModel entity : entities) {
            if (!mistakes.wrong.contains(entity.type())) {
                LifecycleRole.check(entity, mistakes.of(entity.type()));
                new KeyChecks(sight).check(entity, mistakes.of(entity.type()));
                new ManyToManyChecks(sight).check(entity, mistakes.of(entity.type()));
            }
            if (!mistakes.wrong.contains(entity.type())) {
                write(entity, types);
            }
        }
        return sight;
    }

    /** Tells mistakes to the compiler, and remembers who has one. */
    private final class Mistakes {

        private final Set<TypeElement> wrong = new HashSet<>();

        Consumer<Mistake> of(TypeElement entity) {
            return mistake -> {
                wrong.add(entity);
                processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, mistake.text(), mistake.element());
            };
        }
    }

    private void write(EntityModel entity, JavaTypes types) {
        write(entity.type(), new MetamodelWriter(entity, types).write(), new MappingWriter(entity, types).write());
    }

    private void write(ProjectionModel projection) {
        write(projection.type(), new ProjectionWriter(projection).write());
    }

    /** Writes the classes of a type, the last of them its mapping. */
    private void write(TypeElement type, TypeSpec... classes) {
        try {
            for (TypeSpec written : classes) {
                writeClass(type, written);
            }
            writeReachability(type);
        } catch (IOException e) {
            processingEnv
                    .getMessager()
                    .printMessage(
                            Diagnostic.Kind.ERROR,
                            "The files of " + type + " cannot be written: " + e.getMessage(),
                            type);
        }
    }

    private void writeClass(TypeElement type, TypeSpec written) throws IOException {
        JavaFile.builder(ClassName.get(type).packageName(), written)
                .indent("    ")
                .skipJavaLangImports(true)
                .build()
                .writeTo(processingEnv.getFiler());
    }

    /** Native images find the mapping by its name only if they are told of it. */
    private void writeReachability(TypeElement type) throws IOException {
        String mapping = JavaTypes.beside(type, "_Mapping").canonicalName();
        String path = "META-INF/native-image/io.interflux.generated/" + mapping + "/reflect-config.json";
        try (Writer file = processingEnv
                .getFiler()
                .createResource(StandardLocation.CLASS_OUTPUT, "", path, type)
                .openWriter()) {
            file.write("[{\"name\": \"" + mapping
                    + "\", \"methods\": [{\"name\": \"values\", \"parameterTypes\": []}]}]\n");
        }
    }
}
