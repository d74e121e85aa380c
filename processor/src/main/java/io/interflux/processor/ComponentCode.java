package io.interflux.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.interflux.mapping.EntityComponent;

/** Expressions of {@link EntityComponent}s. */
final class ComponentCode {

    private final JavaTypes types;

    ComponentCode(JavaTypes types) {
        this.types = types;
    }

    /** A component that takes an attribute. */
    CodeBlock named(DeclaredComponent component) {
        return call("named", component);
    }

    /** A component that takes the junction row. */
    CodeBlock junction(DeclaredComponent component) {
        return call("junction", component);
    }

    private CodeBlock call(String factory, DeclaredComponent component) {
        return CodeBlock.of("$T.$L($S, $T.class)", EntityComponent.class, factory, component.name(), erased(component));
    }

    /** A component that takes associated rows. */
    CodeBlock holding(DeclaredComponent component, HeldModel held) {
        ClassName type = ClassName.get(held.type());
        if (held.junction() != null) {
            return CodeBlock.of(
                    "$T.links($S, $T.class, $T.class, $T.class)",
                    EntityComponent.class,
                    component.name(),
                    erased(component),
                    type,
                    ClassName.get(held.junction()));
        }
        return erased(component).equals(type)
                ? named(component)
                : CodeBlock.of(
                        "$T.holding($S, $T.class, $T.class)",
                        EntityComponent.class,
                        component.name(),
                        erased(component),
                        type);
    }

    private TypeName erased(DeclaredComponent component) {
        return TypeName.get(types.erasure(component.type())).withoutAnnotations();
    }
}
