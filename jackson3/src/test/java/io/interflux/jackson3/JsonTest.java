package io.interflux.jackson3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
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
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

class JsonTest implements JsonContract {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().addModule(new InterfluxModule()).build();

    @Override
    public String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    @Override
    public String write(Object value, JsonInclude.Include inclusion) {
        return JsonMapper.builder()
                .addModule(new InterfluxModule())
                .changeDefaultPropertyInclusion(ignored -> JsonInclude.Value.construct(inclusion, inclusion))
                .build()
                .writeValueAsString(value);
    }

    @Override
    public <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json.replace('\'', '"'), type);
    }

    @Test
    void theModuleIsFoundByItself() {
        ObjectMapper mapper = JsonMapper.builder().findAndAddModules().build();

        assertThat(mapper.registeredModules()).hasAtLeastOneElementOfType(InterfluxModule.class);
        assertThat(mapper.writeValueAsString(DynamicEntity.of("user", Map.of("id", 1))))
                .isEqualTo("{\"id\":1}");
    }

    @Test
    void datesAreWrittenByTheSettingsOfTheMapper() {
        DynamicEntity row = DynamicEntity.of("row", Map.of("day", LocalDate.of(2024, 1, 2)));
        ObjectMapper numbers = JsonMapper.builder()
                .addModule(new InterfluxModule())
                .enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();

        assertThat(numbers.writeValueAsString(row)).isEqualTo("{\"day\":[2024,1,2]}");
        assertThat(write(row)).isEqualTo("{\"day\":\"2024-01-02\"}");
    }

    @Test
    void whatCannotBeWrittenIsToldWithItsPath() {
        DynamicEntity row = DynamicEntity.of(
                "row", Map.of("cells", List.of(DynamicEntity.of("cell", Map.of("ships", Many.notLoaded())))));

        assertThatExceptionOfType(DatabindException.class)
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
        assertThatExceptionOfType(DatabindException.class)
                .isThrownBy(() -> MAPPER.writeValueAsString(new Tuple(1, One.notLoaded())))
                .withCauseInstanceOf(NotLoadedException.class);
    }

    record Ship(int id) {}

    @Test
    void aPageIsReadAsItIsWritten() {
        Page<Ship> page = new Page<>(List.of(new Ship(1)), 3, null);

        Page<?> read = MAPPER.readValue(
                MAPPER.writeValueAsString(page),
                MAPPER.getTypeFactory().constructParametricType(Page.class, Ship.class));

        assertThat(read).isEqualTo(page);
    }
}
