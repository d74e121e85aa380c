package io.interflux.processor;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.HasOne;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import io.interflux.mapping.DynamicEntity;
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
    private final EmbeddedReader attributes;
    private final HeldReader held;

    ComponentReader(JavaTypes types) {
        this.types = types;
        this.attributes = new EmbeddedReader(types, new ColumnReader(types));
        this.held = new HeldReader(types);
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

    private ComponentModel attribute(DeclaredComponent component) {
        ComponentModel read = attributes.read(component);
        if (read instanceof AttributeModel attribute) {
            Stream.of(LifecycleRole.values())
                    .filter(role -> component.has(role.annotation()))
                    .forEach(role -> role.requireFit(component, attribute.column(), types));
        }
        return read;
    }

    private static String written(List<Class<? extends Annotation>> annotations) {
        return annotations.stream()
                .map(annotation -> "@" + annotation.getSimpleName())
                .collect(Collectors.joining(" and "));
    }

    private ComponentModel role(DeclaredComponent component) {
        if (component.has(Junction.class)) {
            return new JunctionModel(component, junction(component));
        }
        BelongsTo belongsTo = component.annotation(BelongsTo.class);
        if (belongsTo != null) {
            return reference(component, one(component), Kind.BELONGS_TO, Options.of(belongsTo));
        }
        HasOne hasOne = component.annotation(HasOne.class);
        if (hasOne != null) {
            return reference(component, one(component), Kind.HAS_ONE, Options.of(hasOne));
        }
        HasMany hasMany = component.annotation(HasMany.class);
        if (hasMany != null) {
            return reference(component, withoutLinks(component), Kind.HAS_MANY, Options.of(hasMany));
        }
        return manyToMany(component, Objects.requireNonNull(component.annotation(BelongsToMany.class)));
    }

    private static ReferenceModel reference(DeclaredComponent component, HeldModel held, Kind kind, Options options) {
        requireAtMostOne(component, options.onDelete());
        requireAtMostOne(component, options.onUpdate());
        boolean setsNull = Stream.concat(options.onDelete().stream(), options.onUpdate().stream())
                .anyMatch(action -> action == ReferentialAction.SET_NULL);
        if (setsNull && !options.nullable()) {
            throw component.mistake("The association " + component
                    + " says nullable = false, but SET_NULL writes null into its foreign key; choose another action, or"
                    + " remove nullable.");
        }
        return new ReferenceModel(component, held, kind, options);
    }

    private ManyToManyModel manyToMany(DeclaredComponent component, BelongsToMany annotation) {
        requireAtMostOne(component, List.of(annotation.onDelete()));
        requireAtMostOne(component, List.of(annotation.onUpdate()));
        HeldModel many = many(component);
        TypeElement through = through(component, annotation.throughName());
        requireJunction(component, many, through);
        return new ManyToManyModel(component, many, through);
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

    /** Links hold the rows of the junction that they go through. */
    private static void requireJunction(DeclaredComponent component, HeldModel held, @Nullable TypeElement through) {
        TypeElement junction = held.junction();
        if (junction == null) {
            return;
        }
        String expected = through == null
                ? DynamicEntity.class.getName()
                : through.getQualifiedName().toString();
        if (!junction.getQualifiedName().contentEquals(expected)) {
            String name = expected.substring(expected.lastIndexOf('.') + 1);
            throw component.mistake("The association " + component + " holds " + held + ", but goes through " + name
                    + "; make it a List<Link<" + held.type().getSimpleName() + ", " + name + ">>.");
        }
    }

    private TypeElement junction(DeclaredComponent component) {
        return types.entity(component.type()).orElseThrow(() -> noEntity(component, "junction row"));
    }

    private HeldModel one(DeclaredComponent component) {
        return held.ofOne(component.type())
                .filter(one -> JavaTypes.isEntity(one.type()))
                .orElseThrow(() -> noEntity(component, "association"));
    }

    private static Mistake noEntity(DeclaredComponent component, String what) {
        return component.mistake("The " + what + " " + component + " is of type " + component.type()
                + ", which is not an entity; annotate that with @Entity, or make it another type.");
    }

    private HeldModel withoutLinks(DeclaredComponent component) {
        HeldModel many = many(component);
        if (many.junction() != null) {
            throw component.mistake("The association " + component + " is of type " + component.type()
                    + ", but has no junction; make it a List or a Many of an entity.");
        }
        return many;
    }

    private HeldModel many(DeclaredComponent component) {
        return held.ofMany(component.type())
                .filter(many -> JavaTypes.isEntity(many.type()))
                .orElseThrow(() -> component.mistake("The association " + component
                        + " is a collection, but its type is " + component.type()
                        + "; make it a List or a Many of an entity."));
    }

    private static void requireAtMostOne(DeclaredComponent component, List<?> actions) {
        if (actions.size() > 1) {
            throw component.mistake("The component " + component + " names " + actions.size()
                    + " referential actions for one event; name one.");
        }
    }
}
