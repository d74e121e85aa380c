package io.interflux.spring.boot;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/**
 * The packages in which entities are looked for, with those below them, in the place of the application's own. Without members it is the
 * package of the annotated class.
 *
 * <pre>{@code
 * @SpringBootApplication
 * @InterfluxEntityScan(basePackageClasses = Artist.class)
 * class Shop {}
 * }</pre>
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(EntityPackages.Registrar.class)
public @interface InterfluxEntityScan {

    /** Names of packages, none of them blank. */
    String[] basePackages() default {};

    /** Classes that stand for their packages. */
    Class<?>[] basePackageClasses() default {};
}
