package io.interflux.processor;

import static java.util.Map.entry;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.interflux.annotation.Column;
import io.interflux.annotation.Convert;
import io.interflux.mapping.ListConverter;
import io.interflux.mapping.OrdinalConverter;
import io.interflux.model.Converter;
import io.interflux.model.DataType;
import io.interflux.model.DataType.Kind;
import io.interflux.processor.ColumnModel.Operators;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Says how components are stored, by their types and {@code @Column} and {@code @Convert}. */
final class ColumnReader {

    /** The kinds that the class of a value alone determines, by the full name of the class. */
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            entry("java.lang.Boolean", Kind.BOOLEAN),
            entry("java.lang.Short", Kind.SHORT),
            entry("java.lang.Integer", Kind.INTEGER),
            entry("java.lang.Long", Kind.LONG),
            entry("java.math.BigDecimal", Kind.DECIMAL),
            entry("java.lang.Float", Kind.FLOAT),
            entry("java.lang.Double", Kind.DOUBLE),
            entry("java.lang.String", Kind.STRING),
            entry("java.util.UUID", Kind.UUID),
            entry("java.time.LocalDate", Kind.DATE),
            entry("java.time.LocalTime", Kind.TIME),
            entry("java.time.LocalDateTime", Kind.TIMESTAMP),
            entry("java.time.OffsetDateTime", Kind.TIMESTAMP_WITH_ZONE),
            entry("java.time.Instant", Kind.INSTANT),
            entry("byte[]", Kind.BYTES));

    /** The kinds that store an enum by its ordinal, with the makers of their converters. */
    private static final Map<Kind, String> ORDINALS = Map.of(Kind.INTEGER, "integers", Kind.SHORT, "shorts");

    private final JavaTypes types;

    ColumnReader(JavaTypes types) {
        this.types = types;
    }

    /** @throws Mistake if no column can store the component's type */
    ColumnModel read(DeclaredComponent component) {
        Optional<TypeMirror> converter = component.classMember(Convert.class, "value");
        if (converter.isPresent()) {
            return converted(converter.get(), component);
        }
        if (types.isEnum(component.type()) && asked(component).stream().anyMatch(ORDINALS::containsKey)) {
            return ordinal(asked(component).get(0), component);
        }
        if (types.isList(component.type())) {
            TypeMirror element = types.argument(component.type()).orElseThrow(() -> unknown(component));
            CodeBlock toArray = CodeBlock.of("new $T<>($T[]::new)", ListConverter.class, types.erasure(element));
            return ColumnModel.array(arrayOf(element, component), toArray, element);
        }
        if (component.type() instanceof ArrayType array && !types.name(array).equals("byte[]")) {
            return ColumnModel.array(arrayOf(array.getComponentType(), component), null, array.getComponentType());
        }
        Scalar scalar = scalar(types.boxed(component.type()), component);
        return new ColumnModel(scalar.dataType, null, scalar.operators());
    }

    private static List<Kind> asked(DeclaredComponent component) {
        Column column = component.annotation(Column.class);
        return column == null ? List.of() : List.of(column.type());
    }

    private ColumnModel ordinal(Kind kind, DeclaredComponent component) {
        CodeBlock converter = CodeBlock.of(
                "$T.$L($T.class)", OrdinalConverter.class, ORDINALS.get(kind), types.erasure(component.type()));
        return new ColumnModel(constant(kind).dataType, converter, Operators.ORDERED);
    }

    private record Scalar(Kind kind, CodeBlock dataType) {

        Operators operators() {
            return switch (kind) {
                case STRING, TEXT -> Operators.TEXT;
                case BOOLEAN -> Operators.BOOLEAN;
                case BYTES, JSON, ARRAY -> Operators.EQUALITY;
                default -> Operators.ORDERED;
            };
        }
    }

    private Scalar scalar(TypeMirror type, DeclaredComponent component) {
        Scalar scalar = types.isEnum(type)
                ? new Scalar(Kind.ENUM, CodeBlock.of("$T.enumOf($T.class)", DataType.class, type))
                : known(type, component);
        requireKind(scalar, component);
        return scalar;
    }

    private Scalar known(TypeMirror type, DeclaredComponent component) {
        Kind kind = KINDS.get(types.name(type));
        if (kind == null) {
            throw unknown(component);
        }
        Column column = component.annotation(Column.class);
        if (column != null && kind == Kind.STRING) {
            return text(column);
        }
        if (column != null && kind == Kind.DECIMAL && column.precision() != 0) {
            return new Scalar(
                    kind, CodeBlock.of("$T.decimal($L, $L)", DataType.class, column.precision(), column.scale()));
        }
        return constant(kind);
    }

    private static Scalar text(Column column) {
        List<Kind> asked = List.of(column.type());
        if (asked.equals(List.of(Kind.TEXT)) || asked.equals(List.of(Kind.JSON))) {
            return constant(asked.get(0));
        }
        return column.length() == 0
                ? constant(Kind.STRING)
                : new Scalar(Kind.STRING, CodeBlock.of("$T.string($L)", DataType.class, column.length()));
    }

    private static Scalar constant(Kind kind) {
        return new Scalar(kind, CodeBlock.of("$T.$L", DataType.class, kind.name()));
    }

    private static void requireKind(Scalar scalar, DeclaredComponent component) {
        List<Kind> asked = asked(component);
        if (!asked.isEmpty() && !asked.equals(List.of(scalar.kind))) {
            throw component.mistake("The component " + component + " asks for the column types " + asked
                    + ", but its Java type is stored as " + scalar.kind
                    + "; remove the type, or give the component another Java type.");
        }
    }

    private CodeBlock arrayOf(TypeMirror element, DeclaredComponent component) {
        Scalar scalar = scalar(element, component);
        if (scalar.kind == Kind.BYTES || scalar.kind == Kind.JSON) {
            throw component.mistake("The component " + component + " is an array of " + scalar.kind
                    + ", which no column stores; use JSON for nested data, or a model of its own.");
        }
        return CodeBlock.of("$T.arrayOf($L)", DataType.class, scalar.dataType);
    }

    private ColumnModel converted(TypeMirror converter, DeclaredComponent component) {
        DeclaredType implemented = types.implemented(converter, Converter.class);
        if (implemented == null || implemented.getTypeArguments().size() != 2) {
            throw component.mistake("The converter " + converter + " of " + component
                    + " does not say what it stores; let it name both types: implements Converter<Email, String>.");
        }
        TypeMirror attribute = implemented.getTypeArguments().get(0);
        if (!types.same(attribute, component.type())) {
            throw component.mistake("The converter " + converter + " is for " + attribute + ", but the component "
                    + component + " is of " + component.type() + "; correct one of them.");
        }
        types.element(converter).ifPresent(element -> requireConstructor(element, component));
        Scalar stored = scalar(implemented.getTypeArguments().get(1), component);
        boolean ordered = stored.operators() != Operators.EQUALITY && types.isComparable(component.type());
        return new ColumnModel(
                stored.dataType,
                CodeBlock.of("new $T()", TypeName.get(converter)),
                ordered ? Operators.ORDERED : Operators.EQUALITY);
    }

    private static void requireConstructor(TypeElement converter, DeclaredComponent component) {
        boolean makeable = ElementFilter.constructorsIn(converter.getEnclosedElements()).stream()
                .anyMatch(constructor -> constructor.getParameters().isEmpty()
                        && !constructor.getModifiers().contains(Modifier.PRIVATE));
        if (!makeable
                || converter.getModifiers().contains(Modifier.ABSTRACT)
                || converter.getModifiers().contains(Modifier.PRIVATE)) {
            throw component.mistake("The converter " + converter.getQualifiedName() + " of " + component
                    + " cannot be made; give it a constructor without parameters that is not private.");
        }
    }

    private static Mistake unknown(DeclaredComponent component) {
        String type = component.type().getKind() == TypeKind.ERROR
                ? "unknown type " + component.type()
                : "type " + component.type();
        return component.mistake(
                "No column stores the component " + component + " of " + type
                        + ". There are columns for boolean, short, int, long, float, double and their boxes, BigDecimal, String, UUID, LocalDate,"
                        + " LocalTime, LocalDateTime, OffsetDateTime, Instant, byte[], enums, and arrays and lists of these. Annotate an association"
                        + " with @BelongsTo, @HasOne, @HasMany or @BelongsToMany, a junction row with @Junction, anything else with @Convert.");
    }
}
