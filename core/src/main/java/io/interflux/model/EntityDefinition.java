package io.interflux.model;

/** A model with its associations that is declared as a whole, such as by names and accessors of a class that cannot be annotated. */
public interface EntityDefinition {

    /**
     * Defines the model with its attributes and its key.
     *
     * @throws io.interflux.error.SchemaException if it is incomplete
     */
    void define(SchemaBuilder schema);

    /** Declares the associations; called when all models that are added with it are defined. */
    void associate(SchemaBuilder schema);
}
