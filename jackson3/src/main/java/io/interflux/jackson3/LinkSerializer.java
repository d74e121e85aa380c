package io.interflux.jackson3;

import io.interflux.annotation.BelongsToMany;
import io.interflux.json.internal.JunctionName;
import io.interflux.json.internal.Refusals;
import io.interflux.mapping.Link;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.ser.impl.PropertySerializerMap;
import tools.jackson.databind.ser.std.StdSerializer;
import tools.jackson.databind.util.NameTransformer;

/** The object of the target with one property more, the junction row. */
final class LinkSerializer extends StdSerializer<Link<?, ?>> {

    private final JunctionName junctionName;

    /** By the classes of the targets that were met so far; a lost update is found again. */
    private PropertySerializerMap targets = PropertySerializerMap.emptyForProperties();

    LinkSerializer(JunctionName junctionName) {
        super(Link.class);
        this.junctionName = junctionName;
    }

    @Override
    public ValueSerializer<?> createContextual(SerializationContext context, @Nullable BeanProperty property) {
        JunctionName name = JunctionName.of(property == null ? null : property.getAnnotation(BelongsToMany.class));
        return name.equals(junctionName) ? this : new LinkSerializer(name);
    }

    @Override
    public void serialize(Link<?, ?> link, JsonGenerator generator, SerializationContext context) {
        Object target = link.target();
        ValueSerializer<Object> properties = properties(target.getClass(), context);
        generator.writeStartObject(link);
        properties.serialize(target, generator, context);
        context.defaultSerializeProperty(junctionName.of(link.junction()), link.junction(), generator);
        generator.writeEndObject();
    }

    /** What writes the properties of a target without the object around them. */
    private ValueSerializer<Object> properties(Class<?> target, SerializationContext context) {
        ValueSerializer<Object> known = targets.serializerFor(target);
        if (known != null) {
            return known;
        }
        ValueSerializer<Object> properties =
                context.findContentValueSerializer(target, null).unwrappingSerializer(NameTransformer.NOP);
        if (!properties.isUnwrappingSerializer()) {
            context.reportBadDefinition(target, Refusals.target(target));
        }
        targets = targets.newWith(target, properties);
        return properties;
    }
}
