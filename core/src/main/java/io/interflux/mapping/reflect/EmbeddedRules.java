package io.interflux.mapping.reflect;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.CreatedAt;
import io.interflux.annotation.DeletedAt;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.HasOne;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import io.interflux.annotation.UpdatedAt;
import io.interflux.annotation.Version;
import io.interflux.mapping.internal.EntityErrors;
import java.lang.annotation.Annotation;
import java.util.List;

/** What an embedded value must be like: a value, which has no part in keys, associations and the life of a row. */
final class EmbeddedRules {

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

    private EmbeddedRules() {}

    /** Checks a component that holds a value. */
    static void checkHolder(Component component, List<Class<?>> within) {
        if (within.contains(component.type())) {
            throw EntityErrors.embedsItself(
                    component.toString(), component.type().getSimpleName());
        }
        checkPart(component);
    }

    /** Checks a component of a value. */
    static void checkPart(Component component) {
        for (Class<? extends Annotation> annotation : OF_ENTITIES) {
            if (component.has(annotation)) {
                throw EntityErrors.notEmbedded(component.toString(), annotation.getSimpleName());
            }
        }
    }
}
