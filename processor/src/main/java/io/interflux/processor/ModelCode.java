package io.interflux.processor;

import com.palantir.javapoet.CodeBlock;
import io.interflux.annotation.Column;
import io.interflux.annotation.CreatedAt;
import io.interflux.annotation.DeletedAt;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.UpdatedAt;
import io.interflux.annotation.Version;
import io.interflux.mapping.internal.EmbeddedName;
import org.jspecify.annotations.Nullable;

/** The call that defines the model of an entity, as an application would write it by name. */
final class ModelCode {

    private final EntityModel entity;
    private final CodeBlock.Builder code = CodeBlock.builder();

    ModelCode(EntityModel entity) {
        this.entity = entity;
    }

    CodeBlock write() {
        code.add("schema.define($S, $T.class)", entity.name(), entity.className());
        table(entity.annotation());
        entity.attributes().forEach(this::attribute);
        if (!entity.key().isEmpty()) {
            code.add("\n.primaryKey($L)", strings(entity.key()));
        }
        entity.attributes().forEach(attribute -> kept(attribute.declared()));
        return code.build();
    }

    /** String literals, separated by commas. */
    static CodeBlock strings(Iterable<String> values) {
        CodeBlock.Builder literals = CodeBlock.builder();
        String separator = "";
        for (String value : values) {
            literals.add("$L$S", separator, value);
            separator = ", ";
        }
        return literals.build();
    }

    private void table(Entity annotation) {
        if (!annotation.schema().isEmpty()) {
            code.add("\n.table($S, $S)", annotation.schema(), annotation.table());
        } else if (!annotation.table().isEmpty()) {
            code.add("\n.table($S)", annotation.table());
        }
        if (annotation.keyless()) {
            code.add("\n.noPrimaryKey()");
        }
    }

    private void attribute(AttributeModel attribute) {
        CodeBlock options = options(attribute);
        code.add("\n.attribute($S, $L", attribute.name(), attribute.column().dataType());
        if (!options.isEmpty()) {
            code.add(", attribute -> attribute$L", options);
        }
        code.add(")");
    }

    private static CodeBlock options(AttributeModel attribute) {
        CodeBlock.Builder options = CodeBlock.builder();
        CodeBlock converter = attribute.column().converter();
        if (converter != null) {
            options.add(".converter($L)", converter);
        }
        DeclaredComponent component = attribute.declared();
        Column column = component.annotation(Column.class);
        if ((component.type().getKind().isPrimitive() && attribute.isOwn()) || (column != null && !column.nullable())) {
            options.add(".notNull()");
        }
        if (component.has(Generated.class)) {
            options.add(".generated()");
        }
        return options.add(columnOptions(column, attribute.embedded())).build();
    }

    private static CodeBlock columnOptions(@Nullable Column column, EmbeddedName name) {
        CodeBlock.Builder options = CodeBlock.builder();
        if (column != null && !column.name().isEmpty()) {
            options.add(".column($S)", name.prefix() + column.name());
        } else if (name.isPrefixed()) {
            options.add(".column($S, $S)", name.prefix(), name.rest());
        }
        if (column != null && column.unique()) {
            options.add(".unique()");
        }
        return options.build();
    }

    private void kept(DeclaredComponent component) {
        if (component.has(Version.class)) {
            code.add("\n.version($S)", component.name());
        }
        if (component.has(CreatedAt.class)) {
            code.add("\n.createdAt($S)", component.name());
        }
        if (component.has(UpdatedAt.class)) {
            code.add("\n.updatedAt($S)", component.name());
        }
        if (component.has(DeletedAt.class)) {
            code.add("\n.softDelete($S)", component.name());
        }
    }
}
