package io.interflux.jackson3;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.interflux.mapping.DynamicEntity;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.WritableTypeId;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.util.NameTransformer;

/** An object with what was loaded, in its order; a null is written, unless the mapper leaves out all nulls. */
final class DynamicEntitySerializer extends StdSerializer<DynamicEntity> {

    /** Of the names within another object; {@code null} for an object of its own. */
    private final @Nullable NameTransformer within;

    DynamicEntitySerializer(@Nullable NameTransformer within) {
        super(DynamicEntity.class);
        this.within = within;
    }

    @Override
    public void serialize(DynamicEntity entity, JsonGenerator generator, SerializationContext context) {
        if (within != null) {
            writeValues(entity, generator, context);
            return;
        }
        generator.writeStartObject(entity);
        writeValues(entity, generator, context);
        generator.writeEndObject();
    }

    @Override
    public void serializeWithType(
            DynamicEntity entity, JsonGenerator generator, SerializationContext context, TypeSerializer types) {
        WritableTypeId type = types.writeTypePrefix(generator, context, types.typeId(entity, JsonToken.START_OBJECT));
        writeValues(entity, generator, context);
        types.writeTypeSuffix(generator, context, type);
    }

    private void writeValues(DynamicEntity entity, JsonGenerator generator, SerializationContext context) {
        JsonInclude.Include inclusion =
                context.getDefaultPropertyInclusion(DynamicEntity.class).getValueInclusion();
        for (String name : entity.names()) {
            Object value = entity.get(name);
            try {
                if (isWritten(value, inclusion, context)) {
                    String written = within == null ? name : within.transform(name);
                    context.defaultSerializeProperty(written, value, generator);
                }
            } catch (Exception failure) {
                wrapAndThrow(context, failure, entity, name);
            }
        }
    }

    private static boolean isWritten(
            @Nullable Object value, JsonInclude.Include inclusion, SerializationContext context) {
        return switch (inclusion) {
            case ALWAYS, CUSTOM, USE_DEFAULTS -> true;
            case NON_NULL, NON_ABSENT, NON_DEFAULT -> value != null;
            case NON_EMPTY ->
                value != null && !context.findValueSerializer(value.getClass()).isEmpty(context, value);
        };
    }

    @Override
    public ValueSerializer<DynamicEntity> unwrappingSerializer(NameTransformer names) {
        return new DynamicEntitySerializer(names);
    }

    @Override
    public boolean isUnwrappingSerializer() {
        return within != null;
    }
}
