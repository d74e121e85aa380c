package io.interflux.processor;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.CreatedAt;
import io.interflux.annotation.DeletedAt;
import io.interflux.annotation.Embedded;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.HasOne;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import io.interflux.annotation.UpdatedAt;
import io.interflux.annotation.Version;
import io.interflux.mapping.internal.EmbeddedName;
import io.interflux.mapping.internal.EntityErrors;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;

/** Reads values that are embedded in an entity. */
final class EmbeddedReader {

    private static final List<Class<? extends Annotation>> OF_ENTITIES = List.of(
            Id.class,
            Generated.class,
            Version.class,
            CreatedAt.class,
            UpdatedAt.class,
            DeletedAt.class,
            BelongsTo.class,
            HasOne.class,
            HasMany.class,
            BelongsToMany.class,
            Junction.class);

    private final JavaTypes types;
    private final ColumnReader columns;
    private final DeclaredComponents declared;

    EmbeddedReader(JavaTypes types, ColumnReader columns) {
        this.types = types;
        this.columns = columns;
        this.declared = new DeclaredComponents(types, "embedded value");
    }

    /**
     * An attribute of the entity itself, or a value that is embedded in it.
     *
     * @throws Mistake if no column can store it, or it is no value
     */
    ComponentModel read(DeclaredComponent component) {
        return read(component, EmbeddedName.ROOT, List.of());
    }

    /** @param within the values that the component is within */
    private ComponentModel read(DeclaredComponent component, EmbeddedName name, List<TypeElement> within) {
        Embedded embedded = component.annotation(Embedded.class);
        if (embedded == null) {
            return new AttributeModel(component, name.within(component.name()), columns.read(component));
        }
        requireValue(component);
        TypeElement value = value(component, within);
        List<TypeElement> around = new ArrayList<>(within);
        around.add(value);
        EmbeddedName inner = name.within(component.name(), embedded.prefix());
        List<ComponentModel> parts = new ArrayList<>();
        for (DeclaredComponent part : parts(component, value)) {
            requireValue(part);
            parts.add(read(part, inner, around));
        }
        return new EmbeddedModel(component, value, inner.attribute(), parts);
    }

    private TypeElement value(DeclaredComponent component, List<TypeElement> within) {
        TypeElement value = types.element(component.type())
                .filter(type -> types.isVisible(type, component.owner()))
                .orElseThrow(() -> component.mistake("The component " + component + " embeds " + component.type()
                        + ", which is no record or class that generated code can use; make it a record of this package, or"
                        + " public."));
        if (within.contains(value)) {
            throw component.mistake(EntityErrors.selfEmbedding(
                    component.toString(), value.getSimpleName().toString()));
        }
        return value;
    }

    /** What is wrong with a value's class is told at the component that embeds it, which may be in another module. */
    private List<DeclaredComponent> parts(DeclaredComponent component, TypeElement value) {
        try {
            return declared.of(value);
        } catch (Mistake mistake) {
            throw component.mistake(
                    "The component " + component + " embeds " + value.getSimpleName() + ": " + mistake.text());
        }
    }

    private static void requireValue(DeclaredComponent component) {
        for (Class<? extends Annotation> annotation : OF_ENTITIES) {
            if (component.has(annotation)) {
                throw component.mistake(EntityErrors.ofEntitiesOnly(component.toString(), annotation.getSimpleName()));
            }
        }
    }
}
