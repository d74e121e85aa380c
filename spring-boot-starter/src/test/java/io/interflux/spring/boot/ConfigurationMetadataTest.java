package io.interflux.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What editors are told of the properties, which Spring Boot's processor writes when the starter is compiled. */
class ConfigurationMetadataTest {

    private static List<JsonNode> properties() throws IOException {
        ClassLoader loader = Objects.requireNonNull(InterfluxProperties.class.getClassLoader());
        List<JsonNode> properties = new ArrayList<>();
        for (URL file : Collections.list(loader.getResources("META-INF/spring-configuration-metadata.json"))) {
            try (InputStream content = file.openStream()) {
                new ObjectMapper().readTree(content).path("properties").forEach(properties::add);
            }
        }
        return properties.stream()
                .filter(property -> property.path("name").asText().startsWith("interflux."))
                .toList();
    }

    @Test
    void eachPropertyHasADescriptionAndADefault() throws IOException {
        assertThat(properties())
                .allSatisfy(property -> {
                    assertThat(property.path("description").asText())
                            .as(property.toString())
                            .endsWith(".");
                    assertThat(property.has("defaultValue"))
                            .as(property.toString())
                            .isTrue();
                })
                .extracting(property -> property.get("name").asText())
                .containsExactlyInAnyOrder(
                        "interflux.naming",
                        "interflux.acquire-timeout",
                        "interflux.clean-up-timeout",
                        "interflux.load.window-rows",
                        "interflux.load.fetch-size",
                        "interflux.load.cursor-idle-limit",
                        "interflux.load.identity-budget",
                        "interflux.load.strategy",
                        "interflux.schema.check",
                        "interflux.schema.check-timeout",
                        "interflux.exceptions.translate-signals",
                        "interflux.slow-loads.threshold",
                        "interflux.slow-loads.kept");
    }
}
