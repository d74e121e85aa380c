package io.interflux.processor;

import io.interflux.mapping.Link;
import io.interflux.mapping.Many;
import io.interflux.mapping.One;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Says what a component of type {@code List<T>}, {@code Many<T>}, {@code One<T>} or {@code T} holds. */
final class HeldReader {

    private static final Set<String> COLLECTIONS =
            Set.of(List.class.getName(), Collection.class.getName(), Many.class.getName());

    private final JavaTypes types;

    HeldReader(JavaTypes types) {
        this.types = types;
    }

    /** Whether the type is one that can hold many. */
    boolean isCollection(TypeMirror type) {
        return COLLECTIONS.contains(types.name(type));
    }

    /** What it holds, one or many; empty for primitives, arrays, and collections of those. */
    Optional<HeldModel> of(TypeMirror type) {
        return isCollection(type) ? ofMany(type) : ofOne(type);
    }

    /** What a collection holds; empty where it is none, or one of what is no class. */
    Optional<HeldModel> ofMany(TypeMirror type) {
        return isCollection(type) ? types.argument(type).flatMap(this::element) : Optional.empty();
    }

    private Optional<HeldModel> element(TypeMirror element) {
        if (!types.name(element).equals(Link.class.getName())) {
            return types.element(element).map(target -> new HeldModel(target, null, true));
        }
        List<? extends TypeMirror> ends = ((DeclaredType) element).getTypeArguments();
        Optional<TypeElement> target = ends.stream().findFirst().flatMap(types::element);
        Optional<TypeElement> junction = ends.stream().skip(1).findFirst().flatMap(types::element);
        return target.isPresent() && junction.isPresent()
                ? Optional.of(new HeldModel(target.get(), junction.get(), true))
                : Optional.empty();
    }

    /** What a to-one holds; empty for what is no class. */
    Optional<HeldModel> ofOne(TypeMirror type) {
        boolean held = types.name(type).equals(One.class.getName());
        return (held ? types.argument(type) : Optional.of(type))
                .flatMap(types::element)
                .map(target -> new HeldModel(target, null, false));
    }
}
