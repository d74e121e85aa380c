package io.interflux.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one database is asked what tables it has. Each query takes one parameter, an array of names of database schemas, and speaks of the
 * tables in these and of those that an unqualified name finds. Tables of the system are left out. Rows begin with the names of the
 * table's database schema and of the table.
 */
public interface CatalogDialect {

    /**
     * One row per column of a table or view, in their order.
     *
     * <ol start="3">
     *   <li>BOOLEAN, whether it is a view
     *   <li>BOOLEAN, whether the unqualified name finds this table
     *   <li>TEXT, the column
     *   <li>TEXT, its type in the words of the database, that of a domain as its base: {@code character varying(255)}
     *   <li>TEXT[], the values of a type of the database's own that lists them, else empty or null
     *   <li>BOOLEAN, whether it admits null
     *   <li>BOOLEAN, whether it is an identity column
     *   <li>TEXT, its default, or null
     * </ol>
     */
    String columns();

    /**
     * One row per primary key and unique constraint.
     *
     * <ol start="3">
     *   <li>TEXT, the constraint
     *   <li>BOOLEAN, whether it is the primary key
     *   <li>TEXT[], its columns in order
     * </ol>
     */
    String uniqueKeys();

    /**
     * One row per foreign key.
     *
     * <ol start="3">
     *   <li>TEXT, the constraint
     *   <li>TEXT[], its columns
     *   <li>TEXT, the database schema of the table that it refers to
     *   <li>TEXT, that table
     *   <li>TEXT[], the columns that it refers to, in the order of its own
     *   <li>TEXT, what happens on delete, in the words of the SQL standard: {@code SET NULL}
     *   <li>TEXT, what happens on update
     * </ol>
     */
    String foreignKeys();

    /**
     * One row per index that can find rows by equality, those of constraints included.
     *
     * <ol start="3">
     *   <li>TEXT, the index
     *   <li>BOOLEAN, whether it is unique
     *   <li>BOOLEAN, whether it holds some of the rows only
     *   <li>TEXT[], its columns in order, with an empty text for an expression
     * </ol>
     */
    String indexes();

    /**
     * One row per check constraint.
     *
     * <ol start="3">
     *   <li>TEXT, the constraint
     *   <li>TEXT[], the columns that it speaks of
     *   <li>TEXT, its condition in the words of the database
     * </ol>
     */
    String checks();

    /** The texts that the condition of a check admits, or {@code null} where it is not a plain list of texts. */
    @Nullable List<String> checkedValues(String condition);
}
