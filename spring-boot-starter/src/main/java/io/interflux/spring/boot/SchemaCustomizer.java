package io.interflux.spring.boot;

import io.interflux.model.SchemaBuilder;

/**
 * Adds to the auto-configured schema, after the entities and in the order of the beans: models by name, or associations of entities.
 *
 * <pre>{@code
 * @Bean SchemaCustomizer auditLog() {
 *     return schema -> schema.define("auditEntry").id("id", LONG).attribute("text", STRING);
 * }
 * }</pre>
 */
@FunctionalInterface
public interface SchemaCustomizer {

    /** Called once, before the schema is built. */
    void customize(SchemaBuilder schema);
}
