package io.interflux.examples.musicstore.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Junction;
import java.lang.annotation.Annotation;
import java.time.LocalDate;
import java.util.List;

/** Roots as one line of JSON each: every attribute, and of the associations those that were included. */
public final class JsonLines {

    private static final List<Class<? extends Annotation>> ASSOCIATIONS =
            List.of(BelongsTo.class, HasMany.class, BelongsToMany.class, Junction.class);

    private static final ObjectMapper MAPPER = new ObjectMapper()
            .setAnnotationIntrospector(new AbsentAssociations())
            .registerModule(new SimpleModule().addSerializer(LocalDate.class, ToStringSerializer.instance));

    private JsonLines() {}

    /** One root with the end of its line. */
    public static String line(Object root) {
        try {
            return MAPPER.writeValueAsString(root) + '\n';
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A root of the report is not JSON", e);
        }
    }

    /** An association that was not included is null in its record, and does not appear. */
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
