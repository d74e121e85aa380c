package io.interflux.jackson2;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.WritableTypeId;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import io.interflux.mapping.DynamicEntity;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An object with what was loaded, in its order; a null is written, unless the mapper leaves out all nulls. */
final class DynamicEntitySerializer extends StdSerializer<DynamicEntity> {

    /** Of the names within another object; {@code null} for an object of its own. */
    private final @Nullable NameTransformer within;

    DynamicEntitySerializer(@Nullable NameTransformer within) {
        super(DynamicEntity.class);
        this.within = within;
    }

    @Override
    public void serialize(DynamicEntity entity, JsonGenerator generator, SerializerProvider provider)
            throws IOException {
        if (within != null) {
            writeValues(entity, generator, provider);
            return;
        }
        generator.writeStartObject(entity);
        writeValues(entity, generator, provider);
        generator.writeEndObject();
    }

    @Override
    public void serializeWithType(
            DynamicEntity entity, JsonGenerator generator, SerializerProvider provider, TypeSerializer types)
            throws IOException {
        WritableTypeId type = types.writeTypePrefix(generator, types.typeId(entity, JsonToken.START_OBJECT));
        writeValues(entity, generator, provider);
        types.writeTypeSuffix(generator, type);
    }

    private void writeValues(DynamicEntity entity, JsonGenerator generator, SerializerProvider provider)
            throws IOException {
        JsonInclude.Include inclusion =
                provider.getDefaultPropertyInclusion(DynamicEntity.class).getValueInclusion();
        for (String name : entity.names()) {
            Object value = entity.get(name);
            try {
                if (isWritten(value, inclusion, provider)) {
                    String written = within == null ? name : within.transform(name);
                    provider.defaultSerializeField(written, value, generator);
                }
            } catch (Exception failure) {
                wrapAndThrow(provider, failure, entity, name);
            }
        }
    }

    private static boolean isWritten(@Nullable Object value, JsonInclude.Include inclusion, SerializerProvider provider)
            throws JsonMappingException {
        return switch (inclusion) {
            case ALWAYS, CUSTOM, USE_DEFAULTS -> true;
            case NON_NULL, NON_ABSENT, NON_DEFAULT -> value != null;
            case NON_EMPTY ->
                value != null && !provider.findValueSerializer(value.getClass()).isEmpty(provider, value);
        };
    }

    @Override
    public JsonSerializer<DynamicEntity> unwrappingSerializer(NameTransformer names) {
        return new DynamicEntitySerializer(names);
    }

    @Override
    public boolean isUnwrappingSerializer() {
        return within != null;
    }
}
