package io.interflux.jackson2;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.ser.Serializers;
import com.fasterxml.jackson.databind.ser.std.StdDelegatingSerializer;
import io.interflux.json.internal.JunctionName;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Link;
import io.interflux.mapping.Many;
import io.interflux.mapping.One;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The serializers of what a graph is made of. */
final class GraphSerializers extends Serializers.Base {

    @Override
    public @Nullable JsonSerializer<?> findSerializer(
            SerializationConfig config, JavaType type, BeanDescription description) {
        if (type.hasRawClass(DynamicEntity.class)) {
            return new DynamicEntitySerializer(null);
        }
        if (type.hasRawClass(Link.class)) {
            return new LinkSerializer(JunctionName.OF_THE_MODEL);
        }
        return holder(HeldTypes.of(config.getTypeFactory()), type);
    }

    /** What is not loaded comes here only where no property could be left out; {@code get()} says which include is to be added. */
    private static @Nullable JsonSerializer<?> holder(HeldTypes types, JavaType type) {
        if (type.isTypeOrSubTypeOf(One.class)) {
            return new StdDelegatingSerializer(
                    new Shown<One<?>>(type, types.one(type), one -> new AtomicReference<>(one.get())));
        }
        if (type.isTypeOrSubTypeOf(Many.class)) {
            return new StdDelegatingSerializer(new Shown<Many<?>>(type, types.many(type), Many::get));
        }
        return null;
    }
}
