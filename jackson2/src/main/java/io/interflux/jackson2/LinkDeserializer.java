package io.interflux.jackson2;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interflux.annotation.BelongsToMany;
import io.interflux.json.internal.JunctionName;
import io.interflux.json.internal.Refusals;
import io.interflux.mapping.Link;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the object of a target and, from one property of it, the junction row. */
final class LinkDeserializer extends StdDeserializer<Link<?, ?>> implements ContextualDeserializer {

    private final JavaType link;
    private final JunctionName junctionName;

    LinkDeserializer(JavaType link, JunctionName junctionName) {
        super(link);
        this.link = link;
        this.junctionName = junctionName;
    }

    @Override
    public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
        JunctionName name = JunctionName.of(property == null ? null : property.getAnnotation(BelongsToMany.class));
        return name.equals(junctionName) ? this : new LinkDeserializer(link, name);
    }

    @Override
    public Link<?, ?> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
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
