package io.interflux.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.load.LoadListener;
import io.interflux.model.Schema;
import io.interflux.r2dbc.R2dbcDatabase;
import io.interflux.spring.actuate.InterfluxEndpoint;
import io.interflux.spring.actuate.LoadLog;
import io.interflux.spring.boot.music.Album;
import io.interflux.spring.boot.music.Artist;
import io.interflux.spring.observation.LoadObservations;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** What the starter adds to Spring Boot's observations, endpoints and health. Nothing connects. */
class ActuatorAutoConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    InterfluxAutoConfiguration.class,
                    InterfluxObservationAutoConfiguration.class,
                    InterfluxEndpointAutoConfiguration.class))
            .withBean(ConnectionFactory.class, () -> ConnectionFactories.get("r2dbc:h2:mem:///never"))
            .withUserConfiguration(Shop.class);

    @Test
    void nobodyListensWithoutObservationsAndEndpoint() {
        application.run(
                context -> assertThat(context).hasSingleBean(Interflux.class).doesNotHaveBean(LoadListener.class));
    }

    @Test
    void loadsAreObservedInTheRegistryOfSpringBoot() {
        application.withConfiguration(SpringBootVersion.observations()).run(context -> assertThat(context)
                .hasSingleBean(LoadObservations.class));
    }

    @Test
    void theEndpointIsThereWhereItIsExposed() {
        application
                .withPropertyValues("management.endpoints.web.exposure.include=health")
                .run(context -> assertThat(context).doesNotHaveBean(InterfluxEndpoint.class));
        application
                .withPropertyValues("management.endpoints.web.exposure.include=interflux")
                .run(context -> assertThat(context)
                        .hasSingleBean(InterfluxEndpoint.class)
                        .hasSingleBean(LoadLog.class));
    }

    @Test
    void anInterfluxOfTheApplicationsHasAnEndpoint() {
        Interflux mine = Interflux.create(
                R2dbcDatabase.create(ConnectionFactories.get("r2dbc:h2:mem:///never")),
                Schema.of(Artist.class, Album.class));
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(InterfluxEndpointAutoConfiguration.class))
                .withBean(Interflux.class, () -> mine)
                .withPropertyValues("management.endpoints.web.exposure.include=interflux")
                .run(context -> assertThat(context).hasSingleBean(InterfluxEndpoint.class));
    }

    @Test
    void propertiesSayWhatIsSlow() {
        application
                .withPropertyValues(
                        "management.endpoints.web.exposure.include=interflux", "interflux.slow-loads.threshold=-1s")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("interflux.slow-loads.threshold"));
        application
                .withPropertyValues(
                        "management.endpoints.web.exposure.include=interflux", "interflux.slow-loads.kept=-3")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("interflux.slow-loads.kept"));
    }

    @Test
    void withoutActuatorThereIsNoEndpoint() {
        new ApplicationContextRunner()
                .withBean(ConnectionFactory.class, () -> ConnectionFactories.get("r2dbc:h2:mem:///never"))
                .withUserConfiguration(Imported.class)
                .withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
                .withPropertyValues("management.endpoints.web.exposure.include=interflux")
                .run(context ->
                        assertThat(context).hasSingleBean(Interflux.class).doesNotHaveBean(LoadListener.class));
    }

    @Test
    void healthIsThatOfSpringBoot() {
        application
                .withConfiguration(SpringBootVersion.health())
                .run(context -> assertThat(context).hasNotFailed().hasBean("r2dbcHealthContributor"));
    }

    @Configuration(proxyBeanMethods = false)
    @InterfluxEntityScan(basePackageClasses = Artist.class)
    static class Shop {}

    /** Imported by name, as Spring Boot does, so that annotations whose classes are not there are passed over. */
    @Configuration(proxyBeanMethods = false)
    @InterfluxEntityScan(basePackageClasses = Artist.class)
    @ImportAutoConfiguration({
        InterfluxAutoConfiguration.class,
        InterfluxObservationAutoConfiguration.class,
        InterfluxEndpointAutoConfiguration.class
    })
    static class Imported {}
}
