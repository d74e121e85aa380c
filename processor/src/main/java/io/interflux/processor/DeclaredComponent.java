package io.interflux.processor;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * One component of a record, or one parameter of a class's constructor, as the source says it.
 *
 * @param accessor how the value is read of an instance: {@code username()}, or {@code username} for a field
 * @param elements where its annotations may stand; mistakes are told at the first
 */
record DeclaredComponent(TypeElement owner, String name, TypeMirror type, String accessor, List<Element> elements) {

    <A extends Annotation> @Nullable A annotation(Class<A> annotationType) {
        return elements.stream()
                .map(element -> element.getAnnotation(annotationType))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    boolean has(Class<? extends Annotation> annotationType) {
        return annotation(annotationType) != null;
    }

    /** The class that a member of an annotation names; empty where the member is not given, or the class does not exist. */
    Optional<TypeMirror> classMember(Class<? extends Annotation> annotationType, String member) {
        return elements.stream()
                .flatMap(element -> Annotations.classMember(element, annotationType, member).stream())
                .findFirst();
    }

    /** Whether a member of an annotation is given. */
    boolean gives(Class<? extends Annotation> annotationType, String member) {
        return members(annotationType, member).findAny().isPresent();
    }

    private Stream<AnnotationValue> members(Class<? extends Annotation> annotationType, String member) {
        return elements.stream().flatMap(element -> Annotations.members(element, annotationType, member));
    }

    Mistake mistake(String message) {
        return new Mistake(elements.get(0), message);
    }

    @Override
    public String toString() {
        return owner.getSimpleName() + "." + name;
    }
}
