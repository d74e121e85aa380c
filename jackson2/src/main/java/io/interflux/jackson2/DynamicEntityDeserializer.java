package io.interflux.jackson2;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.interflux.json.internal.Refusals;
import io.interflux.mapping.DynamicEntity;
import java.io.IOException;

/** Says why there is none. */
final class DynamicEntityDeserializer extends StdDeserializer<DynamicEntity> {

    DynamicEntityDeserializer() {
        super(DynamicEntity.class);
    }

    @Override
    public DynamicEntity deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return context.reportBadDefinition(DynamicEntity.class, Refusals.DYNAMIC_ENTITY);
    }
}
