package io.interflux.jackson3;

import io.interflux.annotation.BelongsToMany;
import io.interflux.json.internal.JunctionName;
import io.interflux.json.internal.Refusals;
import io.interflux.mapping.Link;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.node.ObjectNode;

/** Reads the object of a target and, from one property of it, the junction row. */
final class LinkDeserializer extends StdDeserializer<Link<?, ?>> {

    private final JavaType link;
    private final JunctionName junctionName;

    LinkDeserializer(JavaType link, JunctionName junctionName) {
        super(link);
        this.link = link;
        this.junctionName = junctionName;
    }

    @Override
    public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        JunctionName name = JunctionName.of(property == null ? null : property.getAnnotation(BelongsToMany.class));
        return name.equals(junctionName) ? this : new LinkDeserializer(link, name);
    }

    @Override
    public Link<?, ?> deserialize(JsonParser parser, DeserializationContext context) {
        JavaType junction = link.containedTypeOrUnknown(1);
        String name = junctionName.of(junction.getRawClass());
        JsonNode target = context.readTree(parser);
        JsonNode row = target instanceof ObjectNode object ? object.remove(name) : null;
        if (row == null || row.isNull()) {
            return context.reportInputMismatch(this, Refusals.junction(name));
        }
        return new Link<>(
                context.readTreeAsValue(target, link.containedTypeOrUnknown(0)),
                context.readTreeAsValue(row, junction));
    }
}
