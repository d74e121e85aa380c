package io.interflux.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.interflux.mapping.EntityComponent;
import io.interflux.mapping.Instantiator;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.DeclaredType;

/** Writes the methods of {@link io.interflux.mapping.EntityComponents}. */
final class ComponentsWriter {

    private final ClassName owner;
    private final List<Written> components;

    /** A component and the expression of its {@link EntityComponent}. */
    record Written(DeclaredComponent declared, CodeBlock code) {}

    ComponentsWriter(ClassName owner, List<Written> components) {
        this.owner = owner;
        this.components = List.copyOf(components);
    }

    static MethodSpec.Builder method(String name, TypeName returned) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(returned);
    }

    MethodSpec type() {
        return method("type", ParameterizedTypeName.get(ClassName.get(Class.class), owner))
                .addStatement("return $T.class", owner)
                .build();
    }

    MethodSpec components() {
        CodeBlock list = components.stream().map(Written::code).collect(CodeBlock.joining(",\n"));
        return method("components", ParameterizedTypeName.get(List.class, EntityComponent.class))
                .addStatement("return $T.of(\n$L)", List.class, list)
                .build();
    }

    MethodSpec instantiator() {
        MethodSpec.Builder method = method(
                        "instantiator", ParameterizedTypeName.get(ClassName.get(Instantiator.class), owner))
                .addStatement("return arguments -> $L", constructor());
        if (hasTypeArguments()) {
            method.addAnnotation(unchecked());
        }
        return method.build();
    }

    /** {@code new User((Long) arguments[0], …)}. */
    private CodeBlock constructor() {
        CodeBlock.Builder arguments = CodeBlock.builder();
        int position = 0;
        for (Written component : components) {
            TypeName type = TypeName.get(component.declared().type()).withoutAnnotations();
            arguments.add(position == 0 ? "\n" : ",\n").add("($T) arguments[$L]", type, position);
            position++;
        }
        return CodeBlock.of("new $T($L)", owner, arguments.build());
    }

    static AnnotationSpec unchecked() {
        return AnnotationSpec.builder(SuppressWarnings.class)
                .addMember("value", "$S", "unchecked")
                .build();
    }

    private boolean hasTypeArguments() {
        return components.stream()
                .map(component -> component.declared().type())
                .anyMatch(type -> type instanceof DeclaredType declared
                        && !declared.getTypeArguments().isEmpty());
    }

    MethodSpec get() {
        CodeBlock.Builder cases = CodeBlock.builder();
        int position = 0;
        for (Written component : components) {
            cases.add("case $L -> entity.$L;\n", position, component.declared().accessor());
            position++;
        }
        return method("get", ClassName.get(Object.class))
                .addParameter(owner, "entity")
                .addParameter(TypeName.INT, "position")
                .addCode("return switch (position) {\n$>$L", cases.build())
                .addCode("default -> throw new $T(position);\n$<};\n", IndexOutOfBoundsException.class)
                .build();
    }
}
