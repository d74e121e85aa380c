package io.interflux.processor;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.HasOne;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import io.interflux.model.ReferentialAction;
import io.interflux.processor.ReferenceModel.Kind;
import io.interflux.processor.ReferenceModel.Options;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Says what a component takes, by its annotations. */
final class ComponentReader {

    private static final List<Class<? extends Annotation>> ROLES =
            List.of(BelongsTo.class, HasOne.class, HasMany.class, BelongsToMany.class, Junction.class);

    private final JavaTypes types;
    private final ColumnReader columns;

    ComponentReader(JavaTypes types) {
        this.types = types;
        this.columns = new ColumnReader(types);
    }

    /** @throws Mistake if the annotations contradict each other or the type of the component */
    ComponentModel read(DeclaredComponent component) {
        List<Class<? extends Annotation>> roles =
                ROLES.stream().filter(component::has).toList();
        if (roles.isEmpty()) {
            return attribute(component);
        }
        if (roles.size() > 1) {
            throw component.mistake("The component " + component + " is annotated with " + written(roles)
                    + ", which contradict each other; keep one.");
        }
        if (component.has(Id.class)) {
            throw component.mistake("The component " + component + " is annotated with @Id and " + written(roles)
                    + ", but a key is made of attributes; annotate the foreign key's component with @Id.");
        }
        return role(component);
    }

    private AttributeModel attribute(DeclaredComponent component) {
        ColumnModel column = columns.read(component);
        for (LifecycleRole role : LifecycleRole.values()) {
            if (component.has(role.annotation())) {
                role.requireFit(component, column, types);
            }
        }
        return new AttributeModel(component, column);
    }

    private static String written(List<Class<? extends Annotation>> annotations) {
        return annotations.stream()
                .map(annotation -> "@" + annotation.getSimpleName())
                .collect(Collectors.joining(" and "));
    }

    private ComponentModel role(DeclaredComponent component) {
        if (component.has(Junction.class)) {
            return new JunctionModel(component, one(component, "junction row"));
        }
        BelongsTo belongsTo = component.annotation(BelongsTo.class);
        if (belongsTo != null) {
            return reference(component, one(component, "association"), Kind.BELONGS_TO, Options.of(belongsTo));
        }
        HasOne hasOne = component.annotation(HasOne.class);
        if (hasOne != null) {
            return reference(component, one(component, "association"), Kind.HAS_ONE, Options.of(hasOne));
        }
        HasMany hasMany = component.annotation(HasMany.class);
        if (hasMany != null) {
            return reference(component, many(component), Kind.HAS_MANY, Options.of(hasMany));
        }
        return manyToMany(component, Objects.requireNonNull(component.annotation(BelongsToMany.class)));
    }

    private static ReferenceModel reference(
            DeclaredComponent component, TypeElement target, Kind kind, Options options) {
        requireAtMostOne(component, options.onDelete());
        requireAtMostOne(component, options.onUpdate());
        boolean setsNull = Stream.concat(options.onDelete().stream(), options.onUpdate().stream())
                .anyMatch(action -> action == ReferentialAction.SET_NULL);
        if (setsNull && !options.nullable()) {
            throw component.mistake("The association " + component
                    + " says nullable = false, but SET_NULL writes null into its foreign key; choose another action, or"
                    + " remove nullable.");
        }
        return new ReferenceModel(component, target, kind, options);
    }

    private ManyToManyModel manyToMany(DeclaredComponent component, BelongsToMany annotation) {
        requireAtMostOne(component, List.of(annotation.onDelete()));
        requireAtMostOne(component, List.of(annotation.onUpdate()));
        return new ManyToManyModel(component, many(component), through(component, annotation.throughName()));
    }

    private @Nullable TypeElement through(DeclaredComponent component, String throughName) {
        if (component.gives(BelongsToMany.class, "through")
                && component.classMember(BelongsToMany.class, "through").isEmpty()) {
            throw component.mistake("The junction of the association " + component
                    + " is a class that does not exist; correct through, or say throughName.");
        }
        Optional<TypeMirror> through = component
                .classMember(BelongsToMany.class, "through")
                .filter(type -> !types.name(type).equals(Void.class.getName()));
        if (through.isPresent() != throughName.isEmpty()) {
            throw component.mistake(
                    "The component " + component
                            + " needs one junction; say @BelongsToMany(through = Grant.class) or @BelongsToMany(throughName = \"…\").");
        }
        return through.map(type -> types.entity(type)
                        .orElseThrow(() -> component.mistake("The junction " + type + " of the association " + component
                                + " is not an entity; annotate it with @Entity, or say throughName.")))
                .orElse(null);
    }

    private TypeElement one(DeclaredComponent component, String what) {
        return types.entity(component.type())
                .orElseThrow(() -> component.mistake("The " + what + " " + component + " is of type " + component.type()
                        + ", which is not an entity; annotate that with @Entity, or make it another type."));
    }

    private TypeElement many(DeclaredComponent component) {
        boolean list = List.of("java.util.List", "java.util.Collection").contains(types.name(component.type()));
        Optional<TypeElement> target =
                list ? types.argument(component.type()).flatMap(types::entity) : Optional.empty();
        return target.orElseThrow(() -> component.mistake("The association " + component
                + " is a collection, but its type is " + component.type() + "; make it a List of an entity."));
    }

    private static void requireAtMostOne(DeclaredComponent component, List<?> actions) {
        if (actions.size() > 1) {
            throw component.mistake("The component " + component + " names " + actions.size()
                    + " referential actions for one event; name one.");
        }
    }
}
