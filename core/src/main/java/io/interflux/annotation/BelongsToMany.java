package io.interflux.annotation;

import io.interflux.model.ReferentialAction;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The component is the list of the rows that a junction links to this one. One such component is enough for both directions and for the
 * associations from and to the junction; the other class may declare its own direction too.
 *
 * <pre>{@code
 * @BelongsToMany(through = Grant.class) List<Profile> profiles
 * }</pre>
 *
 * @see io.interflux.model.BelongsToManyDefinition
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER})
public @interface BelongsToMany {

    /** The class of the junction; or give {@link #throughName()}. */
    Class<?> through() default Void.class;

    /** The name of the junction's model or table, where it has no class. */
    String throughName() default "";

    /** The key under which a child carries its junction row; without it the name of the junction. */
    String throughAs() default "";

    /** The junction's attributes that refer to this class; without them the convention. */
    String[] foreignKey() default {};

    /** The junction's attributes that refer to the other class; without them the convention. */
    String[] otherKey() default {};

    /** The key of this class that the junction refers to; without it the primary key. */
    String[] sourceKey() default {};

    /** The key of the other class that the junction refers to; without it the primary key. */
    String[] targetKey() default {};

    /** The name of the other direction; without it the convention. Needed where a class is linked to itself. */
    String inverseAs() default "";

    /** Whether there is another direction, even if nothing declares it. */
    boolean inverse() default true;

    /** The name of the unique constraint over both foreign keys. */
    String uniqueKey() default "";

    /** Whether two rows are linked at most once. */
    boolean unique() default true;

    /** Whether the associations from and to the junction are made. */
    boolean links() default true;

    /** What happens to the referring rows on delete; without it the convention. At most one. */
    ReferentialAction[] onDelete() default {};

    /** What happens to the referring rows when the key changes; without it CASCADE. At most one. */
    ReferentialAction[] onUpdate() default {};

    /** Whether the database enforces the foreign key. */
    boolean constraints() default true;
}
