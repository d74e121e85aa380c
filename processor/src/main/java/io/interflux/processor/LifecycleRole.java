package io.interflux.processor;

import io.interflux.annotation.Column;
import io.interflux.annotation.CreatedAt;
import io.interflux.annotation.DeletedAt;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import io.interflux.annotation.UpdatedAt;
import io.interflux.annotation.Version;
import java.lang.annotation.Annotation;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;

/** What an attribute may be for beside its value. */
enum LifecycleRole {
    VERSION(Version.class),
    CREATED_AT(CreatedAt.class),
    UPDATED_AT(UpdatedAt.class),
    DELETED_AT(DeletedAt.class);

    private static final List<Class<?>> NUMBERS = List.of(Short.class, Integer.class, Long.class);
    private static final List<Class<?>> TIMES = List.of(Instant.class, LocalDateTime.class, OffsetDateTime.class);

    private final Class<? extends Annotation> annotation;

    LifecycleRole(Class<? extends Annotation> annotation) {
        this.annotation = annotation;
    }

    private List<Class<?>> classes() {
        return this == VERSION ? NUMBERS : TIMES;
    }

    Class<? extends Annotation> annotation() {
        return annotation;
    }

    /** Tells of components that have a role which another has already. */
    static void check(EntityModel entity, Consumer<Mistake> mistakes) {
        for (LifecycleRole role : values()) {
            List<DeclaredComponent> having = entity.attributes().stream()
                    .map(AttributeModel::declared)
                    .filter(component -> component.has(role.annotation))
                    .toList();
            having.stream()
                    .skip(1)
                    .map(component -> component.mistake("The component " + component + " is annotated with @"
                            + role.annotation.getSimpleName() + ", and " + having.get(0)
                            + " is already, but each row has one; keep one of them."))
                    .forEach(mistakes);
        }
    }

    /** @throws Mistake if the component cannot have the role */
    void requireFit(DeclaredComponent component, ColumnModel column, JavaTypes types) {
        String name = types.name(types.boxed(component.type()));
        boolean fits = column.converter() == null
                && classes().stream().anyMatch(allowed -> allowed.getName().equals(name));
        if (!fits) {
            throw refused(
                    component,
                    "is not stored as one of "
                            + classes().stream().map(Class::getSimpleName).toList());
        }
        if (component.has(Id.class) || component.has(Generated.class)) {
            throw refused(component, "is generated or part of the primary key");
        }
        Column given = component.annotation(Column.class);
        if (this == DELETED_AT && given != null && !given.nullable()) {
            throw refused(component, "does not admit null, which rows that are not deleted have there");
        }
    }

    private Mistake refused(DeclaredComponent component, String reason) {
        return component.mistake("The component " + component + " cannot serve @" + annotation.getSimpleName() + ": it "
                + reason + "; give the annotation a component of its own.");
    }
}
