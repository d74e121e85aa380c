package io.interflux.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.interflux.mapping.EntityComponent;
import io.interflux.mapping.EntityComponents;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** Writes enums of the components of embedded values, within the mapping: {@code AddressComponents} for {@code address}. */
final class EmbeddedWriter {

    private final ComponentCode code;
    private final List<TypeSpec> types = new ArrayList<>();

    EmbeddedWriter(ComponentCode code) {
        this.code = code;
    }

    /** All that has been written. */
    List<TypeSpec> types() {
        return types;
    }

    /** The expression of a component that takes an embedded value; its enum is written. */
    CodeBlock embedded(EmbeddedModel embedded) {
        ClassName value = ClassName.get(embedded.value());
        ComponentsWriter components = new ComponentsWriter(
                value,
                embedded.parts().stream()
                        .map(part -> new ComponentsWriter.Written(part.declared(), part(part)))
                        .toList());
        String name = embedded.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + embedded.name().substring(1) + "Components";
        types.add(TypeSpec.enumBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .addJavadoc(
                        "How {@link $T} is made of the attributes that begin with {@code $L}.\n",
                        value,
                        embedded.name())
                .addSuperinterface(ParameterizedTypeName.get(ClassName.get(EntityComponents.class), value))
                .addEnumConstant("INSTANCE")
                .addMethod(components.type())
                .addMethod(components.components())
                .addMethod(components.instantiator())
                .addMethod(components.get())
                .build());
        return CodeBlock.of(
                "$T.embedded($S, $L.INSTANCE)",
                EntityComponent.class,
                embedded.declared().name(),
                name);
    }

    private CodeBlock part(ComponentModel part) {
        return part instanceof EmbeddedModel inner ? embedded(inner) : code.named(part.declared());
    }
}
