package io.interflux.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.interflux.mapping.DynamicEntity;
import java.util.List;

/** Graphs of dynamic entities as JSON, indented by two blanks. */
public final class ExampleJson {

    private static final ObjectWriter WRITER = writer();

    private ExampleJson() {}

    /** An array of these entities with everything that was loaded with them. */
    public static String of(List<DynamicEntity> entities) {
        try {
            return WRITER.writeValueAsString(
                    entities.stream().map(DynamicEntity::asMap).toList());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A loaded entity is not JSON: " + entities, impossible);
        }
    }

    private static ObjectWriter writer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("");
        return new ObjectMapper()
                .writer(new DefaultPrettyPrinter(separators)
                        .withArrayIndenter(lines)
                        .withObjectIndenter(lines));
    }
}
