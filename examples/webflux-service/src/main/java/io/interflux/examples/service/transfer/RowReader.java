package io.interflux.examples.service.transfer;

import io.interflux.model.Attribute;
import io.interflux.model.Model;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the JSON object of a line as a row. Nothing is guessed: an attribute that the row does not have, or that is there twice, a number in the place
 * of a date, and more digits or characters than the column keeps are refused.
 *
 * @param <T> the rows
 */
final class RowReader<T> {

    private static final int LONGEST_SHOWN = 60;

    private final Class<T> type;
    private final JsonMapper mapper;
    private final Set<String> besides;
    private final Map<String, AcceptedValue> attributes = new LinkedHashMap<>();

    /**
     * A reader of rows.
     *
     * @param besides what a line may have besides the attributes of the model, since exports have it; it is not imported
     */
    RowReader(Class<T> type, Model model, Set<String> besides, JsonMapper mapper) {
        this.type = type;
        this.besides = besides;
        this.mapper = strict(mapper);
        for (Attribute attribute : model.attributes()) {
            attributes.put(attribute.name(), new AcceptedValue(attribute.type()));
        }
    }

    private static JsonMapper strict(JsonMapper mapper) {
        return mapper.rebuild()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .defaultLeniency(false)
                .build();
    }

    Class<T> type() {
        return type;
    }

    /**
     * The row of a line.
     *
     * @param number of the line, counted from 1
     * @throws UnreadableLineException if it is none, saying why
     */
    T row(long number, byte[] line) {
        ObjectNode object = object(number, line);
        object.remove(besides);
        String wrong = firstWrong(object);
        if (wrong != null) {
            throw new UnreadableLineException(number, wrong);
        }
        try {
            return mapper.treeToValue(object, type);
        } catch (JacksonException unfit) {
            throw new UnreadableLineException(number, unfit(object, unfit));
        }
    }

    private ObjectNode object(long number, byte[] line) {
        if (new String(line, StandardCharsets.UTF_8).isBlank()) {
            throw new UnreadableLineException(number, "it is empty; leave it out");
        }
        try {
            if (mapper.readTree(line) instanceof ObjectNode object) {
                return object;
            }
        } catch (DatabindException behind) {
            throw new UnreadableLineException(number, "something follows its JSON; give each row a line of its own");
        } catch (StreamConstraintsException beyond) {
            throw new UnreadableLineException(
                    number, "its JSON has a number, a name or a nesting that is beyond all measure");
        } catch (JacksonException broken) {
            throw new UnreadableLineException(number, broken.getOriginalMessage());
        }
        throw new UnreadableLineException(number, "it is no JSON object of " + names());
    }

    private String names() {
        return String.join(", ", attributes.keySet());
    }

    /** What is wrong with the first property that is not accepted, or {@code null}. */
    private @Nullable String firstWrong(ObjectNode object) {
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            AcceptedValue accepted = attributes.get(property.getKey());
            if (accepted == null) {
                return "it has '" + shown(property.getKey()) + "', which is none of " + names();
            }
            if (!accepted.holds(property.getValue())) {
                return mistake(property.getKey(), property.getValue());
            }
        }
        return null;
    }

    private String unfit(ObjectNode object, JacksonException unfit) {
        List<JacksonException.Reference> path = unfit.getPath();
        String name = path.isEmpty() ? null : path.get(0).getPropertyName();
        return name == null || !attributes.containsKey(name)
                ? "a value is none that its attribute takes"
                : mistake(name, object.get(name));
    }

    private String mistake(String name, @Nullable JsonNode value) {
        return "'" + name + "' is " + (value == null ? "missing" : shown(value.toString())) + ", but has to be "
                + attributes.get(name);
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }
}
