package io.interflux.model;

import org.jspecify.annotations.Nullable;

/** One attribute of a {@link ModelDefinition} while the schema is being built; nullable unless told otherwise or part of a key. */
public final class AttributeDefinition {

    final String name;
    final DataType<?> type;

    @Nullable String column;

    String prefix = "";
    String conventional;

    @Nullable Boolean nullable;

    boolean unique;
    boolean generated;

    @Nullable Converter<?, ?> converter;

    AttributeDefinition(String name, DataType<?> type) {
        this.name = name;
        this.type = type;
        this.conventional = name;
    }

    /** The exact column name, after the prefix if there is one, where it is not the one that {@link Naming#columnName} makes. */
    public AttributeDefinition column(String columnName) {
        this.column = Definitions.requireName("column of the attribute " + name, columnName);
        return this;
    }

    /**
     * The name of the column begins with a prefix, which is followed by the name that is given, else by what {@link Naming#columnName} makes of a
     * name other than the attribute's own.
     */
    public AttributeDefinition column(String columnPrefix, String otherName) {
        this.prefix = Definitions.requireName("prefix of the column of the attribute " + name, columnPrefix);
        this.conventional = Definitions.requireName("column of the attribute " + name, otherName);
        return this;
    }

    /** The column does not admit null. */
    public AttributeDefinition notNull() {
        this.nullable = false;
        return this;
    }

    /** The column admits null, even if it is a foreign key of a junction. */
    public AttributeDefinition nullable() {
        this.nullable = true;
        return this;
    }

    /** The column alone is unique. */
    public AttributeDefinition unique() {
        this.unique = true;
        return this;
    }

    /** The database makes the value when none is given (identity column). */
    public AttributeDefinition generated() {
        this.generated = true;
        return this;
    }

    /** Converts between the attribute's type in Java and the column's. */
    public AttributeDefinition converter(Converter<?, ?> attributeConverter) {
        this.converter = attributeConverter;
        return this;
    }

    Attribute build(Naming naming) {
        String columnName = column == null ? naming.columnName(conventional) : column;
        return new Attribute(
                name, prefix + columnName, type, converter, nullable == null || nullable, unique, generated);
    }
}
