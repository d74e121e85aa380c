package io.interflux.mapping.reflect;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One component of a record, or one parameter of a class's constructor.
 *
 * @param owner the simple name of the class, for messages
 * @param elements where its annotations may stand: component, parameter, field
 */
record Component(String owner, String name, Class<?> type, Type genericType, List<AnnotatedElement> elements) {

    <A extends Annotation> @Nullable A annotation(Class<A> annotationType) {
        for (AnnotatedElement element : elements) {
            A annotation = element.getAnnotation(annotationType);
            if (annotation != null) {
                return annotation;
            }
        }
        return null;
    }

    boolean has(Class<? extends Annotation> annotationType) {
        return annotation(annotationType) != null;
    }

    @Override
    public String toString() {
        return owner + "." + name;
    }
}
