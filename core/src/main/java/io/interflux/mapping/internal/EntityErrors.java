package io.interflux.mapping.internal;

import io.interflux.error.SchemaException;
import java.util.List;

/** What is wrong with classes of a schema, told alike whoever reads them. */
public final class EntityErrors {

    private static final String HAS_NO_PART = ", which has no part in keys, associations and the life of a row";

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

    /** A value that is within itself. */
    public static SchemaException embedsItself(String component, String type) {
        return new SchemaException(selfEmbedding(component, type));
    }

    /** The text of {@link #embedsItself}. */
    public static String selfEmbedding(String component, String type) {
        return "The component " + component + " embeds " + type
                + " within itself, which has no end; make it an association to an entity.";
    }

    /** An annotation of entities on an embedded value or within it. */
    public static SchemaException notEmbedded(String component, String annotation) {
        return new SchemaException(ofEntitiesOnly(component, annotation));
    }

    /** The text of {@link #notEmbedded(String, String)}. */
    public static String ofEntitiesOnly(String component, String annotation) {
        return "The component " + component + " is annotated with @" + annotation
                + ", but it is an embedded value or within one" + HAS_NO_PART + "; move it to the entity.";
    }

    /** What entities have, said of an embedded value: its key, associations, or options of the model. */
    public static SchemaException notEmbedded(String component, String type, List<String> said) {
        return new SchemaException("The component " + component + " embeds " + type + ", of which " + said
                + " is said, but it is an embedded value" + HAS_NO_PART + "; move that to the entity.");
    }
}
