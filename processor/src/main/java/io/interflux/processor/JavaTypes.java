package io.interflux.processor;

import com.palantir.javapoet.ClassName;
import io.interflux.annotation.Entity;
import io.interflux.mapping.DynamicEntity;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Questions to the compiler about types. */
final class JavaTypes {

    private final Types types;
    private final Elements elements;

    JavaTypes(Types types, Elements elements) {
        this.types = types;
        this.elements = elements;
    }

    /** Whether both are the same class, whatever their type arguments. */
    boolean same(TypeMirror one, TypeMirror other) {
        return types.isSameType(types.erasure(one), types.erasure(other));
    }

    TypeMirror erasure(TypeMirror type) {
        return types.erasure(type);
    }

    TypeMirror boxed(TypeMirror type) {
        return type.getKind().isPrimitive()
                ? types.boxedClass((PrimitiveType) type).asType()
                : type;
    }

    /** The class or interface, or empty for primitives and arrays. */
    Optional<TypeElement> element(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                ? Optional.of((TypeElement) ((DeclaredType) type).asElement())
                : Optional.empty();
    }

    /** The full name of the class, {@code byte[]} for bytes, else that of the type. */
    String name(TypeMirror type) {
        return element(type)
                .map(element -> element.getQualifiedName().toString())
                .orElseGet(() -> types.erasure(type).toString());
    }

    boolean isEnum(TypeMirror type) {
        return element(type)
                .filter(element -> element.getKind() == ElementKind.ENUM)
                .isPresent();
    }

    boolean isList(TypeMirror type) {
        return name(type).equals(List.class.getName());
    }

    /** The only type argument, or empty where there is none or it is itself no plain class. */
    Optional<TypeMirror> argument(TypeMirror type) {
        List<? extends TypeMirror> arguments =
                type instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
        return arguments.size() == 1 && element(arguments.get(0)).isPresent()
                ? Optional.of(arguments.get(0))
                : Optional.empty();
    }

    /** The class, if it is annotated as an entity. */
    Optional<TypeElement> entity(TypeMirror type) {
        return element(type).filter(JavaTypes::isEntity);
    }

    static boolean isEntity(TypeElement type) {
        return type.getAnnotation(Entity.class) != null;
    }

    static boolean isDynamic(TypeElement type) {
        return type.getQualifiedName().contentEquals(DynamicEntity.class.getName());
    }

    /** The class beside it whose name ends in that: {@code Fixtures_User_} for {@code Fixtures.User} and {@code _}. */
    static ClassName beside(TypeElement type, String ending) {
        ClassName own = ClassName.get(type);
        return ClassName.get(own.packageName(), String.join("_", own.simpleNames()) + ending);
    }

    /** Whether generated code beside the other class can use a type. */
    boolean isVisible(TypeElement type, TypeElement from) {
        return elements.getPackageOf(type).equals(elements.getPackageOf(from))
                || withEnclosing(type)
                        .allMatch(element -> element.getModifiers().contains(Modifier.PUBLIC));
    }

    boolean isAssignable(TypeMirror from, TypeMirror to) {
        return types.isAssignable(from, to);
    }

    /** The type and the types that it is within, the innermost first. */
    static Stream<Element> withEnclosing(TypeElement type) {
        return Stream.<Element>iterate(type, Element::getEnclosingElement)
                .takeWhile(element -> element.getKind() != ElementKind.PACKAGE);
    }

    /** Whether values of the type can be compared with each other. */
    boolean isComparable(TypeMirror type) {
        TypeElement comparable = elements.getTypeElement(Comparable.class.getName());
        return comparable != null
                && types.isAssignable(type, types.getDeclaredType(comparable, types.getWildcardType(null, type)));
    }

    /** The type as which a class implements an interface, or {@code null} where it does not. */
    @Nullable DeclaredType implemented(TypeMirror type, Class<?> implementedInterface) {
        if (name(type).equals(implementedInterface.getName())) {
            return (DeclaredType) type;
        }
        for (TypeMirror supertype : types.directSupertypes(type)) {
            DeclaredType found = implemented(supertype, implementedInterface);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
