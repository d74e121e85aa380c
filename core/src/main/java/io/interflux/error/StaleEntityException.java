package io.interflux.error;

import org.jspecify.annotations.Nullable;

/**
 * A write of an entity whose row is not there any more, or has another version than the entity: somebody else was faster. Nothing was
 * written.
 */
public final class StaleEntityException extends InterfluxException {

    private static final long serialVersionUID = 1L;

    private final String model;
    private final String key;
    private final @Nullable Long version;

    /**
     * A write that found no row.
     *
     * @param model the model's name
     * @param key the primary key of the entity: {@code (id) = (7)}
     * @param version the version that was expected, or {@code null} where the model has none
     */
    public StaleEntityException(String model, String key, @Nullable Long version) {
        super("The " + model + " with " + key + (version == null ? "" : " and version " + version)
                + " is not in the database: it was "
                + (version == null ? "" : "changed, ") + "deleted or never inserted; read it again and decide anew");
        this.model = model;
        this.key = key;
        this.version = version;
    }

    /** The model's name. */
    public String model() {
        return model;
    }

    /** The primary key of the entity, with the names of its attributes: {@code (id) = (7)}. */
    public String key() {
        return key;
    }

    /** The version that was expected, or {@code null} where the model has none. */
    public @Nullable Long version() {
        return version;
    }
}
