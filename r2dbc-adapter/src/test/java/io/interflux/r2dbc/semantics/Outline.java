package io.interflux.r2dbc.semantics;

import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A graph as one line: each row by its {@code name}, or by all its attributes where it has none, with what is inside it in braces, in the
 * order of the query: {@code [Ana{books=[Ark{tags=[red{tagging={weight=3}}]}, Bow{tags=[]}], country=Peru}, Cid{books=[], country=null}]}.
 */
final class Outline {

    private static final String NAME = "name";

    private final Schema schema;

    Outline(Schema schema) {
        this.schema = schema;
    }

    String of(List<DynamicEntity> entities) {
        return entities.stream().map(this::of).collect(Collectors.joining(", ", "[", "]"));
    }

    String of(@Nullable DynamicEntity entity) {
        if (entity == null) {
            return "null";
        }
        boolean named = entity.has(NAME);
        List<String> inside = new ArrayList<>();
        for (String name : entity.names()) {
            if (isAttribute(entity, name)) {
                if (!named) {
                    inside.add(name + "=" + entity.get(name));
                }
            } else {
                inside.add(name + "=" + child(entity, name));
            }
        }
        String label = named ? String.valueOf(entity.get(NAME)) : "";
        return inside.isEmpty() && named ? label : label + "{" + String.join(", ", inside) + "}";
    }

    private String child(DynamicEntity entity, String name) {
        return entity.get(name) instanceof List<?> ? of(entity.many(name)) : of(entity.one(name));
    }

    private boolean isAttribute(DynamicEntity entity, String name) {
        return schema.model(entity.model())
                .flatMap(model -> model.attribute(name))
                .isPresent();
    }
}
