package io.interflux.jackson2;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.Deserializers;
import io.interflux.json.internal.JunctionName;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Link;
import io.interflux.mapping.Many;
import io.interflux.mapping.One;
import org.jspecify.annotations.Nullable;

/** The deserializers of what a graph is made of. */
final class GraphDeserializers extends Deserializers.Base {

    @Override
    public @Nullable JsonDeserializer<?> findBeanDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription description) {
        HeldTypes types = HeldTypes.of(config.getTypeFactory());
        if (type.hasRawClass(One.class)) {
            return HolderDeserializer.ofOne(types.one(type));
        }
        if (type.hasRawClass(Many.class)) {
            return HolderDeserializer.ofMany(types.many(type));
        }
        if (type.hasRawClass(Link.class)) {
            return new LinkDeserializer(type, JunctionName.OF_THE_MODEL);
        }
        return type.hasRawClass(DynamicEntity.class) ? new DynamicEntityDeserializer() : null;
    }
}
