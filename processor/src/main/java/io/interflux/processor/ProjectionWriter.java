package io.interflux.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import io.interflux.mapping.EntityComponents;
import org.jspecify.annotations.NullUnmarked;

/** Writes the enum of a projection's components: {@code UserCard_Mapping} for {@code UserCard}. */
final class ProjectionWriter {

    private final ProjectionModel projection;

    ProjectionWriter(ProjectionModel projection) {
        this.projection = projection;
    }

    TypeSpec write() {
        ClassName own = ClassName.get(projection.type());
        ComponentsWriter components = new ComponentsWriter(own, projection.components());
        return TypeSpec.enumBuilder(JavaTypes.beside(projection.type(), "_Mapping"))
                .addOriginatingElement(projection.type())
                .addJavadoc("How {@link $T} is made of a row, without reflection.\n", own)
                .addAnnotation(MetamodelWriter.generated())
                .addAnnotation(NullUnmarked.class)
                .addSuperinterface(ParameterizedTypeName.get(ClassName.get(EntityComponents.class), own))
                .addEnumConstant("INSTANCE")
                .addMethod(components.type())
                .addMethod(components.components())
                .addMethod(components.instantiator())
                .addMethod(components.get())
                .addTypes(projection.embedded())
                .build();
    }
}
