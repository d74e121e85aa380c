package io.interflux.mapping.internal;

import io.interflux.error.SchemaException;

/** What is wrong with classes of a schema, told alike whoever reads them. */
public final class EntityErrors {

    private EntityErrors() {}

    /** A many-to-many goes through a class that the schema is not made of. */
    public static SchemaException junctionNotGiven(Class<?> junction, String component) {
        return new SchemaException("The junction " + junction.getSimpleName() + " of the association " + component
                + " is not among the classes given; add " + junction.getSimpleName() + ".class.");
    }

    /** A class that is no junction does not say what its key is. */
    public static SchemaException withoutKey(Class<?> type) {
        return new SchemaException("The entity " + type.getName()
                + " has no primary key; annotate a component with @Id, or say @Entity(keyless = true).");
    }
}
