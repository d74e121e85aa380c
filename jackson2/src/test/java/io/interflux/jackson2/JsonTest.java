package io.interflux.jackson2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.interflux.Page;
import io.interflux.error.NotLoadedException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Many;
import io.interflux.mapping.One;
import io.interflux.testkit.json.JsonContract;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest implements JsonContract {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().addModule(new InterfluxModule()).build();

    @Override
    public String write(Object value) {
        return written(MAPPER, value);
    }

    @Override
    public String write(Object value, JsonInclude.Include inclusion) {
        return written(
                JsonMapper.builder()
                        .addModule(new InterfluxModule())
                        .defaultPropertyInclusion(JsonInclude.Value.construct(inclusion, inclusion))
                        .build(),
                value);
    }

    @Override
    public <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json.replace('\'', '"'), type);
        } catch (JsonProcessingException failure) {
            throw new Failure(failure);
        }
    }

    private static String written(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new Failure(failure);
        }
    }

    /** What Jackson has thrown, with its message and its cause. */
    private static final class Failure extends RuntimeException {

        Failure(JsonProcessingException failure) {
            super(failure.getMessage(), failure.getCause());
        }
    }

    @Test
    void theModuleIsFoundByItself() {
        ObjectMapper mapper = JsonMapper.builder().findAndAddModules().build();

        assertThat(mapper.getRegisteredModuleIds()).contains(InterfluxModule.class.getName());
        assertThat(written(mapper, DynamicEntity.of("user", Map.of("id", 1)))).isEqualTo("{\"id\":1}");
    }

    @Test
    void datesAreWrittenByTheSettingsOfTheMapper() {
        DynamicEntity row = DynamicEntity.of("row", Map.of("day", LocalDate.of(2024, 1, 2)));
        ObjectMapper mapper = JsonMapper.builder().findAndAddModules().build();

        assertThat(written(mapper, row)).isEqualTo("{\"day\":[2024,1,2]}");
        assertThat(written(mapper.copy().disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS), row))
                .isEqualTo("{\"day\":\"2024-01-02\"}");
    }

    @Test
    void whatCannotBeWrittenIsToldWithItsPath() {
        DynamicEntity row = DynamicEntity.of(
                "row", Map.of("cells", List.of(DynamicEntity.of("cell", Map.of("ships", Many.notLoaded())))));

        assertThatExceptionOfType(JsonMappingException.class)
                .isThrownBy(() -> MAPPER.writeValueAsString(row))
                .withCauseInstanceOf(NotLoadedException.class)
                .withMessageContaining("[\"cells\"]")
                .withMessageContaining("[\"ships\"]");
    }

    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    record Tuple(int id, One<String> name) {}

    @Test
    void anArrayHasNoPlaceForWhatIsNotLoaded() {
        assertThat(write(new Tuple(1, One.of("Obi")))).isEqualTo("[1,\"Obi\"]");
        assertThatExceptionOfType(JsonMappingException.class)
                .isThrownBy(() -> MAPPER.writeValueAsString(new Tuple(1, One.notLoaded())))
                .withCauseInstanceOf(NotLoadedException.class);
    }

    record Ship(int id) {}

    @Test
    void aPageIsReadAsItIsWritten() throws JsonProcessingException {
        Page<Ship> page = new Page<>(List.of(new Ship(1)), 3, null);

        Page<?> read = MAPPER.readValue(
                MAPPER.writeValueAsString(page),
                MAPPER.getTypeFactory().constructParametricType(Page.class, Ship.class));

        assertThat(read).isEqualTo(page);
    }
}
