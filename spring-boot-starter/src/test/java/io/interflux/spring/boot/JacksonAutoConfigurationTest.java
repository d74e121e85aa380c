package io.interflux.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.spring.actuate.InterfluxEndpoint;
import io.interflux.spring.actuate.LoadLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** The JSON mapper of Spring Boot, whose Jackson is another in 4 than in 3. */
class JacksonAutoConfigurationTest {

    private static final DynamicEntity SHIP = DynamicEntity.of("ship", Map.of("id", 1L));

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(SpringBootVersion.json())
            .withConfiguration(AutoConfigurations.of(InterfluxJacksonAutoConfiguration.class));

    private static String written(ApplicationContext context, Object value) throws JsonProcessingException {
        var ofTwo = context.getBeanProvider(com.fasterxml.jackson.databind.ObjectMapper.class)
                .getIfAvailable();
        return ofTwo != null
                ? ofTwo.writeValueAsString(value)
                : context.getBean(tools.jackson.databind.json.JsonMapper.class).writeValueAsString(value);
    }

    @Test
    void writesLoadedGraphs() {
        application.run(context -> assertThat(written(context, SHIP)).isEqualTo("{\"id\":1}"));
    }

    @Test
    void writesWhatTheEndpointTells() {
        LoadLog.Counters counters = new LoadLog.Counters(1, 2, 3, 4, 5, 6, 7);
        application.run(
                context -> assertThat(written(context, new InterfluxEndpoint.Report(List.of(), counters, List.of())))
                        .contains("\"slow\":4"));
    }

    @Test
    void withoutTheModulesThereIsNothing() {
        new ApplicationContextRunner()
                .withClassLoader(new FilteredClassLoader("io.interflux.jackson2", "io.interflux.jackson3"))
                .withConfiguration(AutoConfigurations.of(InterfluxJacksonAutoConfiguration.class))
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean("interfluxJackson2Module")
                        .doesNotHaveBean("interfluxJackson3Module"));
    }
}
