package io.interflux.examples;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.HasOne;
import io.interflux.annotation.Junction;
import java.lang.annotation.Annotation;
import java.time.LocalDate;
import java.util.List;

/** Graphs of entities, or of maps, as JSON: every attribute, and of the associations those that were included. */
public final class ExampleJson {

    private static final List<Class<? extends Annotation>> ASSOCIATIONS =
            List.of(BelongsTo.class, HasOne.class, HasMany.class, BelongsToMany.class, Junction.class);

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .setAnnotationIntrospector(new AbsentAssociations())
            .registerModule(new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance));

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

    /** An association that was not included is null in its entity, and does not appear. */
    private static final class AbsentAssociations extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonInclude.Value findPropertyInclusion(Annotated property) {
            return ASSOCIATIONS.stream().anyMatch(property::hasAnnotation)
                    ? JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS)
                    : super.findPropertyInclusion(property);
        }
    }
}
