package io.interflux.mapping.reflect;

import io.interflux.annotation.Column;
import io.interflux.annotation.Convert;
import io.interflux.error.SchemaException;
import io.interflux.mapping.ListConverter;
import io.interflux.mapping.OrdinalConverter;
import io.interflux.model.Converter;
import io.interflux.model.DataType;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the values of a component are stored. */
record ColumnType(DataType<?> type, @Nullable Converter<?, ?> converter) {

    /** The data types that their Java class alone determines; {@code String} is in {@link #text}. */
    private static final Map<Class<?>, DataType<?>> TYPES = Map.ofEntries(
            entry(DataType.BOOLEAN),
            entry(DataType.SHORT),
            entry(DataType.INTEGER),
            entry(DataType.LONG),
            entry(DataType.DECIMAL),
            entry(DataType.FLOAT),
            entry(DataType.DOUBLE),
            entry(DataType.STRING),
            entry(DataType.UUID),
            entry(DataType.DATE),
            entry(DataType.TIME),
            entry(DataType.TIMESTAMP),
            entry(DataType.TIMESTAMP_WITH_ZONE),
            entry(DataType.INSTANT),
            entry(DataType.BYTES));

    private static Map.Entry<Class<?>, DataType<?>> entry(DataType<?> type) {
        return Map.entry(type.javaType(), type);
    }

    /** @throws SchemaException if no column can store the component's type */
    static ColumnType of(Component component) {
        Convert convert = component.annotation(Convert.class);
        if (convert != null) {
            Converter<?, ?> converter = Converters.instance(convert.value(), component);
            Class<?> stored = Converters.storedType(convert.value(), component);
            return new ColumnType(scalar(stored, component), converter);
        }
        ColumnType ordinal = component.type().isEnum() ? ordinal(component) : null;
        if (ordinal != null) {
            return ordinal;
        }
        if (component.type() == List.class) {
            DataType<?> element = scalar(element(component), component);
            return new ColumnType(DataType.arrayOf(element), new ListConverter<>(length ->
                    (Object[]) Array.newInstance(element.javaType(), length)));
        }
        if (component.type().isArray() && component.type() != byte[].class) {
            return new ColumnType(DataType.arrayOf(scalar(component.type().getComponentType(), component)), null);
        }
        return new ColumnType(scalar(boxed(component.type()), component), null);
    }

    /** How an enum is stored by its ordinal, or {@code null} where it is stored by name. */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static @Nullable ColumnType ordinal(Component component) {
        Column column = component.annotation(Column.class);
        List<DataType.Kind> asked = column == null ? List.of() : List.of(column.type());
        Class type = component.type();
        if (asked.equals(List.of(DataType.Kind.INTEGER))) {
            return new ColumnType(DataType.INTEGER, OrdinalConverter.integers(type));
        }
        return asked.equals(List.of(DataType.Kind.SHORT))
                ? new ColumnType(DataType.SHORT, OrdinalConverter.shorts(type))
                : null;
    }

    private static DataType<?> scalar(Class<?> type, Component component) {
        Column column = component.annotation(Column.class);
        DataType<?> known = type.isEnum() ? enumOf(type) : TYPES.get(type);
        if (known == null) {
            throw unknown(component);
        }
        if (column == null) {
            return known;
        }
        DataType<?> special =
                switch (known.kind()) {
                    case STRING -> text(column);
                    case DECIMAL -> decimal(column);
                    default -> known;
                };
        requireKind(special, column, component);
        return special;
    }

    private static DataType<?> text(Column column) {
        if (column.type().length > 0 && column.type()[0] == DataType.Kind.TEXT) {
            return DataType.TEXT;
        }
        if (column.type().length > 0 && column.type()[0] == DataType.Kind.JSON) {
            return DataType.JSON;
        }
        return column.length() == 0 ? DataType.STRING : DataType.string(column.length());
    }

    private static DataType<?> decimal(Column column) {
        return column.precision() == 0 ? DataType.DECIMAL : DataType.decimal(column.precision(), column.scale());
    }

    private static void requireKind(DataType<?> type, Column column, Component component) {
        if (column.type().length > 1 || (column.type().length == 1 && column.type()[0] != type.kind())) {
            throw new SchemaException("The component " + component + " asks for the column types "
                    + List.of(column.type()) + ", but its Java type is stored as " + type
                    + "; remove the type, or give the component another Java type.");
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static DataType<?> enumOf(Class<?> type) {
        return DataType.enumOf((Class) type);
    }

    private static Class<?> element(Component component) {
        if (component.genericType() instanceof ParameterizedType parameterized
                && parameterized.getActualTypeArguments()[0] instanceof Class<?> element) {
            return element;
        }
        throw unknown(component);
    }

    private static SchemaException unknown(Component component) {
        Type type = component.genericType();
        return new SchemaException(
                "No column stores the component " + component + " of type " + type.getTypeName()
                        + ". There are columns for boolean, short, int, long, float, double and their boxes, BigDecimal, String, UUID, LocalDate,"
                        + " LocalTime, LocalDateTime, OffsetDateTime, Instant, byte[], enums, and arrays and lists of these. Annotate an association"
                        + " with @BelongsTo, @HasOne, @HasMany or @BelongsToMany, a junction row with @Junction, anything else with @Convert.");
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
