package io.interflux.annotation;

import io.interflux.model.ReferentialAction;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The component is the list of the rows that refer to this one by a foreign key.
 *
 * @see io.interflux.model.ReferenceDefinition
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER})
public @interface HasMany {

    /** The attributes of the foreign key, in the order of the key that they refer to; without them the convention. */
    String[] foreignKey() default {};

    /** The key of this class that is referred to; without it the primary key. */
    String[] sourceKey() default {};

    /** What happens to the referring rows on delete; without it the convention. At most one. */
    ReferentialAction[] onDelete() default {};

    /** What happens to the referring rows when the key changes; without it CASCADE. At most one. */
    ReferentialAction[] onUpdate() default {};

    /** Whether the database enforces the foreign key. */
    boolean constraints() default true;
}
