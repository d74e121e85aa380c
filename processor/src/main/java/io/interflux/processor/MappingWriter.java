package io.interflux.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import io.interflux.mapping.GeneratedEntity;
import io.interflux.model.SchemaBuilder;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** Writes the enum of an entity's metadata and components: {@code User_Mapping} for {@code User}. */
final class MappingWriter {

    private final EntityModel entity;
    private final ComponentCode code;
    private final EmbeddedWriter embedded;
    private final ComponentsWriter components;

    MappingWriter(EntityModel entity, JavaTypes types) {
        this.entity = entity;
        this.code = new ComponentCode(types);
        this.embedded = new EmbeddedWriter(code);
        this.components = new ComponentsWriter(
                entity.className(),
                entity.components().stream()
                        .map(component -> new ComponentsWriter.Written(component.declared(), code(component)))
                        .toList());
    }

    private CodeBlock code(ComponentModel component) {
        if (component instanceof JunctionModel) {
            return code.junction(component.declared());
        }
        if (component instanceof EmbeddedModel value) {
            return embedded.embedded(value);
        }
        return component instanceof AssociationModel association
                ? code.holding(component.declared(), association.held())
                : code.named(component.declared());
    }

    TypeSpec write() {
        return TypeSpec.enumBuilder(entity.beside("_Mapping"))
                .addOriginatingElement(entity.type())
                .addJavadoc(
                        "The metadata of {@link $T}, and how it is made of a row, without reflection.\n",
                        entity.className())
                .addAnnotation(MetamodelWriter.generated())
                .addAnnotation(NullUnmarked.class)
                .addSuperinterface(ParameterizedTypeName.get(ClassName.get(GeneratedEntity.class), entity.className()))
                .addEnumConstant("INSTANCE")
                .addMethod(components.type())
                .addMethod(components.components())
                .addMethod(define())
                .addMethod(associate())
                .addMethod(junctions())
                .addMethod(saysKey())
                .addMethod(components.instantiator())
                .addMethod(components.get())
                .addTypes(embedded.types())
                .build();
    }

    private static MethodSpec.Builder method(String name, TypeName returned) {
        return ComponentsWriter.method(name, returned);
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
}
