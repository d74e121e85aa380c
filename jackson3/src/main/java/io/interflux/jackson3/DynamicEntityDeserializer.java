package io.interflux.jackson3;

import io.interflux.json.internal.Refusals;
import io.interflux.mapping.DynamicEntity;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/** Says why there is none. */
final class DynamicEntityDeserializer extends StdDeserializer<DynamicEntity> {

    DynamicEntityDeserializer() {
        super(DynamicEntity.class);
    }

    @Override
    public DynamicEntity deserialize(JsonParser parser, DeserializationContext context) {
        return context.reportBadDefinition(DynamicEntity.class, Refusals.DYNAMIC_ENTITY);
    }
}
