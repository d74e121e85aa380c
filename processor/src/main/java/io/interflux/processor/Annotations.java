package io.interflux.processor;

import java.lang.annotation.Annotation;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;

/** Reads classes that annotations name, which are not there yet as classes when they are compiled. */
final class Annotations {

    private Annotations() {}

    /** The class that a member of an annotation names; empty where the member is not given, or the class does not exist. */
    static Optional<TypeMirror> classMember(
            Element element, Class<? extends Annotation> annotationType, String member) {
        return members(element, annotationType, member)
                .map(AnnotationValue::getValue)
                .filter(TypeMirror.class::isInstance)
                .map(TypeMirror.class::cast)
                .findFirst();
    }

    /** The value of a member of an annotation; none where it is not given. */
    static Stream<AnnotationValue> members(Element element, Class<? extends Annotation> annotationType, String member) {
        return element.getAnnotationMirrors().stream()
                .filter(mirror -> mirror.getAnnotationType().toString().equals(annotationType.getName()))
                .flatMap(mirror -> mirror.getElementValues().entrySet().stream())
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(member))
                .map(entry -> entry.getValue());
    }
}
