package io.interflux.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.interflux.jackson2.InterfluxModule;
import java.time.LocalDate;
import java.util.List;

/** Graphs of entities, or of maps, as JSON: every attribute, and of the associations those that were included. */
public final class ExampleJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new InterfluxModule())
            .addModule(new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance))
            .build();

    private static final ObjectWriter INDENTED = MAPPER.writer(printer());

    private ExampleJson() {}

    /** An array of these roots with everything that was loaded with them, indented by two blanks. */
    public static String of(List<?> roots) {
        return write(INDENTED, roots);
    }

    /** One root with the end of its line. */
    public static String line(Object root) {
        return write(MAPPER.writer(), root) + '\n';
    }

    private static String write(ObjectWriter writer, Object graph) {
        try {
            return writer.writeValueAsString(graph);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A loaded graph is not JSON: " + graph, impossible);
        }
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withArrayIndenter(lines).withObjectIndenter(lines);
    }
}
