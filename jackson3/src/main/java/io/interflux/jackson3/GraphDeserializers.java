package io.interflux.jackson3;

import io.interflux.json.internal.JunctionName;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Link;
import io.interflux.mapping.Many;
import io.interflux.mapping.One;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.Deserializers;

/** The deserializers of what a graph is made of. */
final class GraphDeserializers extends Deserializers.Base {

    private static final Set<Class<?>> TYPES = Set.of(One.class, Many.class, Link.class, DynamicEntity.class);

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
        return TYPES.contains(type);
    }

    @Override
    public @Nullable ValueDeserializer<?> findBeanDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
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
