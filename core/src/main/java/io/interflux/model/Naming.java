package io.interflux.model;

/**
 * The conventions by which names that were not given are made. All methods are pure. Give another one to
 * {@link SchemaBuilder#naming(Naming)}.
 */
public interface Naming {

    /** The table of a model that names none: {@code users} for {@code user}. */
    String tableName(String modelName);

    /** The column of an attribute that names none. */
    String columnName(String attributeName);

    /** The attribute that refers to {@code keyAttribute} of what is called {@code name}: {@code userId} for {@code user} and {@code id}. */
    String foreignKey(String name, String keyAttribute);

    /** The name of many: {@code Children} for {@code Child}; a name that is a plural already stays. Only the last word changes. */
    String plural(String name);

    /** The name of one: {@code Child} for {@code Children}; a name that is a singular already stays. Only the last word changes. */
    String singular(String name);

    /** Sequelize's conventions: plural tables, columns called like attributes, foreign keys in camel case. */
    static Naming standard() {
        return StandardNaming.INSTANCE;
    }

    /** {@link #standard()} with tables and columns in snake case; attributes and associations stay in camel case. */
    static Naming snakeCase() {
        return SnakeCaseNaming.INSTANCE;
    }
}
