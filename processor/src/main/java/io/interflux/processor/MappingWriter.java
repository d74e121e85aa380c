package io.interflux.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import io.interflux.mapping.EntityComponent;
import io.interflux.mapping.GeneratedEntity;
import io.interflux.model.SchemaBuilder;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.NullUnmarked;

/** Writes the enum of an entity's metadata and components: {@code User_Mapping} for {@code User}. */
final class MappingWriter {

    private final EntityModel entity;
    private final JavaTypes types;

    MappingWriter(EntityModel entity, JavaTypes types) {
        this.entity = entity;
        this.types = types;
    }

    TypeSpec write() {
        return TypeSpec.enumBuilder(entity.beside("_Mapping"))
                .addOriginatingElement(entity.type())
                .addJavadoc("The metadata of {@link $T}, and how it is made of a row, without reflection.\n", owner())
                .addAnnotation(MetamodelWriter.generated())
                .addAnnotation(NullUnmarked.class)
                .addSuperinterface(ParameterizedTypeName.get(ClassName.get(GeneratedEntity.class), owner()))
                .addEnumConstant("INSTANCE")
                .addMethod(type())
                .addMethod(components())
                .addMethod(define())
                .addMethod(associate())
                .addMethod(junctions())
                .addMethod(saysKey())
                .addMethod(construct())
                .addMethod(get())
                .build();
    }

    private ClassName owner() {
        return entity.className();
    }

    private static MethodSpec.Builder method(String name, TypeName returned) {
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(returned);
    }

    private MethodSpec type() {
        return method("type", ParameterizedTypeName.get(ClassName.get(Class.class), owner()))
                .addStatement("return $T.class", owner())
                .build();
    }

    private MethodSpec components() {
        CodeBlock list = entity.components().stream().map(this::component).collect(CodeBlock.joining(",\n"));
        return method("components", ParameterizedTypeName.get(List.class, EntityComponent.class))
                .addStatement("return $T.of(\n$L)", List.class, list)
                .build();
    }

    private CodeBlock component(ComponentModel component) {
        return CodeBlock.of(
                "$T.$L($S, $T.class)",
                EntityComponent.class,
                component instanceof JunctionModel ? "junction" : "named",
                component.declared().name(),
                erased(component));
    }

    private TypeName erased(ComponentModel component) {
        return TypeName.get(types.erasure(component.declared().type())).withoutAnnotations();
    }

    private MethodSpec define() {
        return method("define", TypeName.VOID)
                .addParameter(SchemaBuilder.class, "schema")
                .addStatement(new ModelCode(entity).write())
                .build();
    }

    private MethodSpec associate() {
        MethodSpec.Builder method = method("associate", TypeName.VOID).addParameter(SchemaBuilder.class, "schema");
        entity.associations().forEach(association -> method.addStatement(AssociationCode.write(association)));
        return method.build();
    }

    private MethodSpec junctions() {
        List<CodeBlock> entries = entity.manyToManies().stream()
                .filter(manyToMany -> manyToMany.through() != null)
                .map(manyToMany -> CodeBlock.of(
                        "$T.entry($S, $T.class)",
                        Map.class,
                        manyToMany.declared().name(),
                        ClassName.get(manyToMany.through())))
                .toList();
        TypeName anyClass =
                ParameterizedTypeName.get(ClassName.get(Class.class), WildcardTypeName.subtypeOf(Object.class));
        return method(
                        "junctions",
                        ParameterizedTypeName.get(ClassName.get(Map.class), ClassName.get(String.class), anyClass))
                .addStatement("return $T.ofEntries($L)", Map.class, CodeBlock.join(entries, ", "))
                .build();
    }

    private MethodSpec saysKey() {
        return method("saysKey", TypeName.BOOLEAN)
                .addStatement("return $L", entity.saysKey())
                .build();
    }

    private MethodSpec construct() {
        CodeBlock.Builder arguments = CodeBlock.builder();
        int position = 0;
        for (ComponentModel component : entity.components()) {
            TypeName type = TypeName.get(component.declared().type()).withoutAnnotations();
            arguments.add(position == 0 ? "\n" : ",\n").add("($T) values[$L]", type, position);
            position++;
        }
        MethodSpec.Builder method = method("construct", owner())
                .addParameter(ArrayTypeName.of(Object.class), "values")
                .addStatement("return new $T($L)", owner(), arguments.build());
        if (hasTypeArguments()) {
            method.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "$S", "unchecked")
                    .build());
        }
        return method.build();
    }

    private boolean hasTypeArguments() {
        return entity.components().stream()
                .map(component -> component.declared().type())
                .anyMatch(type -> type instanceof DeclaredType declared
                        && !declared.getTypeArguments().isEmpty());
    }

    private MethodSpec get() {
        CodeBlock.Builder cases = CodeBlock.builder();
        int position = 0;
        for (ComponentModel component : entity.components()) {
            cases.add("case $L -> entity.$L;\n", position, component.declared().accessor());
            position++;
        }
        return method("get", ClassName.get(Object.class))
                .addParameter(owner(), "entity")
                .addParameter(TypeName.INT, "position")
                .addCode("return switch (position) {\n$>$L", cases.build())
                .addCode("default -> throw new $T(position);\n$<};\n", IndexOutOfBoundsException.class)
                .build();
    }
}
