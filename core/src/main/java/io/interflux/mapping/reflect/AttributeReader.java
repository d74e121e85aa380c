package io.interflux.mapping.reflect;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Column;
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
import io.interflux.model.AttributeDefinition;
import io.interflux.model.ModelDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Defines the attributes and the key of one annotated class. */
final class AttributeReader {

    private final ModelDefinition model;

    AttributeReader(ModelDefinition model) {
        this.model = model;
    }

    void read(EntityClass entity) {
        List<Component> attributes = entity.components().stream()
                .filter(AttributeReader::isAttribute)
                .toList();
        attributes.forEach(component -> define(component, EmbeddedName.ROOT, List.of()));
        attributes.forEach(this::keep);
        String[] key = attributes.stream()
                .filter(component -> component.has(Id.class))
                .map(Component::name)
                .toArray(String[]::new);
        if (key.length > 0) {
            model.primaryKey(key);
        }
    }

    /** @param within the values that the component is within */
    private void define(Component component, EmbeddedName name, List<Class<?>> within) {
        Embedded embedded = component.annotation(Embedded.class);
        if (embedded == null) {
            attribute(component, name.within(component.name()), !within.isEmpty());
            return;
        }
        EmbeddedRules.checkHolder(component, within);
        List<Class<?>> around =
                Stream.concat(within.stream(), Stream.of(component.type())).toList();
        for (Component part : EntityClass.of(component.type()).components()) {
            EmbeddedRules.checkPart(part);
            define(part, name.within(component.name(), embedded.prefix()), around);
        }
    }

    static boolean isAttribute(Component component) {
        return !component.has(BelongsTo.class)
                && !component.has(HasOne.class)
                && !component.has(HasMany.class)
                && !component.has(BelongsToMany.class)
                && !component.has(Junction.class);
    }

    private void attribute(Component component, EmbeddedName name, boolean embedded) {
        ColumnType columnType = ColumnType.of(component);
        model.attribute(name.attribute(), columnType.type(), attribute -> {
            if (columnType.converter() != null) {
                attribute.converter(columnType.converter());
            }
            if (component.type().isPrimitive() && !embedded) {
                attribute.notNull();
            }
            if (component.has(Generated.class)) {
                attribute.generated();
            }
            if (name.isPrefixed()) {
                attribute.column(name.prefix(), name.rest());
            }
            apply(component.annotation(Column.class), attribute);
        });
    }

    private void keep(Component component) {
        if (component.has(Version.class)) {
            model.version(component.name());
        }
        if (component.has(CreatedAt.class)) {
            model.createdAt(component.name());
        }
        if (component.has(UpdatedAt.class)) {
            model.updatedAt(component.name());
        }
        if (component.has(DeletedAt.class)) {
            model.softDelete(component.name());
        }
    }

    private static void apply(@Nullable Column column, AttributeDefinition attribute) {
        if (column == null) {
            return;
        }
        if (!column.name().isEmpty()) {
            attribute.column(column.name());
        }
        if (!column.nullable()) {
            attribute.notNull();
        }
        if (column.unique()) {
            attribute.unique();
        }
    }
}
