package io.interflux.jackson3;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.interflux.json.internal.JunctionName;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Link;
import io.interflux.mapping.Many;
import io.interflux.mapping.One;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.Serializers;
import tools.jackson.databind.ser.std.StdConvertingSerializer;

/** The serializers of what a graph is made of. */
final class GraphSerializers extends Serializers.Base {

    @Override
    public @Nullable ValueSerializer<?> findSerializer(
            SerializationConfig config,
            JavaType type,
            BeanDescription.Supplier description,
            JsonFormat.@Nullable Value format) {
        if (type.hasRawClass(DynamicEntity.class)) {
            return new DynamicEntitySerializer(null);
        }
        if (type.hasRawClass(Link.class)) {
            return new LinkSerializer(JunctionName.OF_THE_MODEL);
        }
        return holder(HeldTypes.of(config.getTypeFactory()), type);
    }

    /** What is not loaded comes here only where no property could be left out; {@code get()} says which include is to be added. */
    private static @Nullable ValueSerializer<?> holder(HeldTypes types, JavaType type) {
        if (type.isTypeOrSubTypeOf(One.class)) {
            return new StdConvertingSerializer(
                    new Shown<One<?>>(type, types.one(type), one -> new AtomicReference<>(one.get())));
        }
        if (type.isTypeOrSubTypeOf(Many.class)) {
            return new StdConvertingSerializer(new Shown<Many<?>>(type, types.many(type), Many::get));
        }
        return null;
    }
}
