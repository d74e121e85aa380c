package io.interflux.jackson2;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.impl.PropertySerializerMap;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import io.interflux.annotation.BelongsToMany;
import io.interflux.json.internal.JunctionName;
import io.interflux.json.internal.Refusals;
import io.interflux.mapping.Link;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The object of the target with one property more, the junction row. */
final class LinkSerializer extends StdSerializer<Link<?, ?>> implements ContextualSerializer {

    private final JunctionName junctionName;

    /** By the classes of the targets that were met so far; a lost update is found again. */
    private PropertySerializerMap targets = PropertySerializerMap.emptyForProperties();

    LinkSerializer(JunctionName junctionName) {
        super(Link.class, false);
        this.junctionName = junctionName;
    }

    @Override
    public JsonSerializer<?> createContextual(SerializerProvider provider, @Nullable BeanProperty property) {
        JunctionName name = JunctionName.of(property == null ? null : property.getAnnotation(BelongsToMany.class));
        return name.equals(junctionName) ? this : new LinkSerializer(name);
    }

    @Override
    public void serialize(Link<?, ?> link, JsonGenerator generator, SerializerProvider provider) throws IOException {
        Object target = link.target();
        JsonSerializer<Object> properties = properties(target.getClass(), provider);
        generator.writeStartObject(link);
        properties.serialize(target, generator, provider);
        provider.defaultSerializeField(junctionName.of(link.junction()), link.junction(), generator);
        generator.writeEndObject();
    }

    /** What writes the properties of a target without the object around them. */
    private JsonSerializer<Object> properties(Class<?> target, SerializerProvider provider)
            throws JsonMappingException {
        JsonSerializer<Object> known = targets.serializerFor(target);
        if (known != null) {
            return known;
        }
        JsonSerializer<Object> properties =
                provider.findContentValueSerializer(target, null).unwrappingSerializer(NameTransformer.NOP);
        if (!properties.isUnwrappingSerializer()) {
            provider.reportBadDefinition(target, Refusals.target(target));
        }
        targets = targets.newWith(target, properties);
        return properties;
    }
}
