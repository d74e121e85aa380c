package io.interflux.model;

/**
 * A reference from one model's columns to another's key.
 *
 * @param source the model whose table holds the columns
 * @param columns the referencing attributes of {@code source}
 * @param target the referenced model
 * @param references the referenced attributes of {@code target}, in the order of {@code columns}
 */
public record ForeignKey(
        Model source,
        Key columns,
        Model target,
        Key references,
        ReferentialAction onDelete,
        ReferentialAction onUpdate) {

    @Override
    public String toString() {
        return source.name() + columns + " -> " + target.name() + references;
    }
}
