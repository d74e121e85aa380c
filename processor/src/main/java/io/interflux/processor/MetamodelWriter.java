package io.interflux.processor;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.ArrayHandle;
import io.interflux.query.AttributeHandle;
import io.interflux.query.BooleanHandle;
import io.interflux.query.ComparableHandle;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.TextHandle;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import java.util.Objects;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Writes the class of an entity's handles: {@code User_} for {@code User}. */
final class MetamodelWriter {

    private static final String MODEL = "model";

    private final EntityModel entity;
    private final JavaTypes types;

    MetamodelWriter(EntityModel entity, JavaTypes types) {
        this.entity = entity;
        this.types = types;
    }

    TypeSpec write() {
        TypeSpec.Builder metamodel = TypeSpec.classBuilder(entity.beside("_"))
                .addOriginatingElement(entity.type())
                .addJavadoc(
                        "What queries say of {@link $T}: its model, its attributes and its associations.\n", owner())
                .addAnnotation(generated())
                .addModifiers(entity.isPublic() ? new Modifier[] {Modifier.PUBLIC} : new Modifier[] {})
                .addModifiers(Modifier.FINAL)
                .addField(model());
        entity.attributes().forEach(attribute -> metamodel.addField(attribute(attribute)));
        entity.associations().forEach(association -> metamodel.addField(association(association)));
        return metamodel
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .build();
    }

    static AnnotationSpec generated() {
        return AnnotationSpec.builder(Generated.class)
                .addMember("value", "$S", EntityProcessor.class.getName())
                .build();
    }

    private ClassName owner() {
        return entity.className();
    }

    private FieldSpec model() {
        return constant(ParameterizedTypeName.get(ClassName.get(ModelHandle.class), owner()), MODEL)
                .addJavadoc("The model of {@link $T}.\n", owner())
                .initializer("$T.of($T.class)", ModelHandle.class, owner())
                .build();
    }

    private FieldSpec attribute(AttributeModel attribute) {
        TypeName value = TypeName.get(types.boxed(attribute.declared().type())).withoutAnnotations();
        return named(handle(attribute, value), attribute.name())
                .addJavadoc(
                        attribute.isOwn() ? "The attribute {@link $T#$L}.\n" : "The attribute of {@link $T#$L}.\n",
                        ClassName.get(attribute.declared().owner()),
                        attribute.declared().accessor())
                .initializer(handleOf(attribute, value))
                .build();
    }

    private TypeName handle(AttributeModel attribute, TypeName value) {
        return switch (attribute.column().operators()) {
            case TEXT -> ParameterizedTypeName.get(ClassName.get(TextHandle.class), owner());
            case BOOLEAN -> ParameterizedTypeName.get(ClassName.get(BooleanHandle.class), owner());
            case ORDERED -> ParameterizedTypeName.get(ClassName.get(ComparableHandle.class), owner(), value);
            case ARRAY ->
                ParameterizedTypeName.get(ClassName.get(ArrayHandle.class), owner(), value, element(attribute));
            case EQUALITY -> ParameterizedTypeName.get(ClassName.get(AttributeHandle.class), owner(), value);
        };
    }

    private TypeName element(AttributeModel attribute) {
        TypeMirror element = Objects.requireNonNull(attribute.column().element());
        return TypeName.get(types.boxed(element)).withoutAnnotations();
    }

    private static CodeBlock handleOf(AttributeModel attribute, TypeName value) {
        String name = attribute.name();
        return switch (attribute.column().operators()) {
            case TEXT -> CodeBlock.of("$L.text($S)", MODEL, name);
            case BOOLEAN -> CodeBlock.of("$L.bool($S)", MODEL, name);
            case ORDERED -> CodeBlock.of("$L.attribute($S, $T.class)", MODEL, name, value);
            case ARRAY -> CodeBlock.of("$L.array($S)", MODEL, name);
            case EQUALITY -> CodeBlock.of("$L.value($S)", MODEL, name);
        };
    }

    private FieldSpec association(AssociationModel association) {
        return association instanceof ManyToManyModel manyToMany
                ? manyToMany(manyToMany)
                : reference((ReferenceModel) association);
    }

    private FieldSpec reference(ReferenceModel reference) {
        ClassName target = ClassName.get(reference.target());
        Class<?> handle = reference.isCollection() ? ToManyHandle.class : ToOneHandle.class;
        DeclaredComponent component = reference.declared();
        return named(ParameterizedTypeName.get(ClassName.get(handle), owner(), target), component.name())
                .addJavadoc("The association {@link $T#$L} to {@link $T}.\n", owner(), component.accessor(), target)
                .initializer(
                        "$L.$L($S, $L)",
                        MODEL,
                        reference.isCollection() ? "toMany" : "toOne",
                        component.name(),
                        modelOf(reference.target()))
                .build();
    }

    private FieldSpec manyToMany(ManyToManyModel manyToMany) {
        ClassName target = ClassName.get(manyToMany.target());
        DeclaredComponent component = manyToMany.declared();
        TypeElement through = manyToMany.through();
        ClassName junction = through == null ? ClassName.get(DynamicEntity.class) : ClassName.get(through);
        CodeBlock junctionModel = through == null
                ? CodeBlock.of("$T.of($S)", ModelHandle.class, manyToMany.throughName())
                : modelOf(through);
        return named(
                        ParameterizedTypeName.get(ClassName.get(ManyToManyHandle.class), owner(), target, junction),
                        component.name())
                .addJavadoc(
                        "The association {@link $T#$L} to {@link $T}, through {@code $L}.\n",
                        owner(),
                        component.accessor(),
                        target,
                        manyToMany.throughName())
                .initializer(
                        "$L.manyToMany($S, $L, $L)",
                        MODEL,
                        component.name(),
                        modelOf(manyToMany.target()),
                        junctionModel)
                .build();
    }

    /** By its class: metamodels of classes that refer to each other must not wait for each other's initialisation. */
    private CodeBlock modelOf(TypeElement type) {
        return type.equals(entity.type())
                ? CodeBlock.of(MODEL)
                : CodeBlock.of("$T.of($T.class)", ModelHandle.class, ClassName.get(type));
    }

    /** A component of the name of the model's constant steps aside. */
    private static FieldSpec.Builder named(TypeName type, String component) {
        return constant(type, component.equals(MODEL) ? MODEL + "_" : component);
    }

    private static FieldSpec.Builder constant(TypeName type, String name) {
        return FieldSpec.builder(type, name, Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL);
    }
}
