package io.interflux.model;

import org.jspecify.annotations.Nullable;

/**
 * One attribute of a model and the column that stores it.
 *
 * @param name the name in Java and in results, unique in its model
 * @param column the exact column name
 * @param type what the column stores
 * @param converter between the column's value and the attribute's, or {@code null} where they are the same
 * @param nullable whether the column admits null
 * @param unique whether the column alone is declared unique (a primary key of one column counts through {@link Model#primaryKey()})
 * @param generated whether the database makes the value (identity column) when none is given
 */
public record Attribute(
        String name,
        String column,
        DataType<?> type,
        @Nullable Converter<?, ?> converter,
        boolean nullable,
        boolean unique,
        boolean generated) {

    /** The class of the values in entities and conditions: the converter's where there is one, else the type's. */
    public Class<?> javaType() {
        return converter == null ? type.javaType() : converter.attributeType();
    }

    /** The value to be stored for an attribute's value; {@code null} stays null. */
    @SuppressWarnings("unchecked")
    public @Nullable Object toColumn(@Nullable Object value) {
        return converter == null || value == null ? value : ((Converter<Object, Object>) converter).toColumn(value);
    }

    /** The attribute's value for a stored one; {@code null} stays null. */
    @SuppressWarnings("unchecked")
    public @Nullable Object toAttribute(@Nullable Object value) {
        return converter == null || value == null ? value : ((Converter<Object, Object>) converter).toAttribute(value);
    }

    @Override
    public String toString() {
        return name + " " + type;
    }
}
