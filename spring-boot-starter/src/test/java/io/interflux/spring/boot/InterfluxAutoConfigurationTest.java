package io.interflux.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.load.LoadOptions;
import io.interflux.model.DataType;
import io.interflux.model.Model;
import io.interflux.model.Naming;
import io.interflux.model.Schema;
import io.interflux.query.Strategy;
import io.interflux.r2dbc.R2dbcDatabase;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.spi.Database;
import io.interflux.spring.InterfluxExceptionTranslator;
import io.interflux.spring.SignalTranslation;
import io.interflux.spring.boot.music.Album;
import io.interflux.spring.boot.music.Artist;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the auto-configuration makes, and what it leaves to the application. Nothing connects. */
class InterfluxAutoConfigurationTest {

    private final ApplicationContextRunner bare =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(InterfluxAutoConfiguration.class));

    private final ApplicationContextRunner application = bare.withBean(
                    ConnectionFactory.class, InterfluxAutoConfigurationTest::h2)
            .withUserConfiguration(Shop.class);

    private static ConnectionFactory h2() {
        return ConnectionFactories.get("r2dbc:h2:mem:///never");
    }

    private static Schema schema(AssertableApplicationContext context) {
        assertThat(context).hasNotFailed();
        return context.getBean(Schema.class);
    }

    private static List<String> models(AssertableApplicationContext context) {
        return schema(context).models().stream().map(Model::name).sorted().toList();
    }

    @Test
    void findsTheEntitiesBelowThePackageOfTheApplication() {
        application.run(context -> {
            assertThat(context).hasSingleBean(Interflux.class);
            assertThat(context.getBean(EntityClasses.class).types()).containsExactly(Album.class, Artist.class);
            assertThat(models(context)).containsExactly("album", "artist");
            assertThat(context.getBean(Database.class)).isInstanceOf(R2dbcDatabase.class);
        });
    }

    @Test
    void theAnnotationProcessorHasReadTheEntities() throws ClassNotFoundException {
        assertThat(Class.forName(Artist.class.getName() + "_Mapping").isEnum()).isTrue();
    }

    @Test
    void packagesCanBeNamed() {
        bare.withBean(ConnectionFactory.class, InterfluxAutoConfigurationTest::h2)
                .withUserConfiguration(Scanning.class)
                .run(context -> assertThat(models(context)).containsExactly("album", "artist"));
        bare.withBean(ConnectionFactory.class, InterfluxAutoConfigurationTest::h2)
                .withUserConfiguration(Elsewhere.class)
                .run(context -> assertThat(models(context)).isEmpty());
        application.withUserConfiguration(Elsewhere.class, Scanning.class).run(context -> assertThat(models(context))
                .containsExactly("album", "artist"));
    }

    @Test
    void withoutPackagesTheSchemaIsEmpty() {
        bare.withBean(ConnectionFactory.class, InterfluxAutoConfigurationTest::h2)
                .run(context -> assertThat(models(context)).isEmpty());
    }

    @Test
    void withoutOneConnectionFactoryThereIsNothing() {
        bare.withUserConfiguration(Shop.class)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Interflux.class));
        application
                .withBean("second", ConnectionFactory.class, InterfluxAutoConfigurationTest::h2)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Interflux.class));
    }

    @Test
    void comesAfterTheConnectionFactoryOfSpringBoot() {
        bare.withConfiguration(SpringBootVersion.connections())
                .withUserConfiguration(Shop.class)
                .withPropertyValues("spring.r2dbc.url=r2dbc:h2:mem:///never", "spring.r2dbc.pool.initial-size=0")
                .run(context -> assertThat(context).hasSingleBean(Interflux.class));
    }

    @Test
    void repositoriesNeedNoSpringData() {
        application
                .withClassLoader(new FilteredClassLoader("org.springframework.data"))
                .run(context -> assertThat(context).hasNotFailed().hasBean("artistRepository"));
    }

    @Test
    void aSchemaOfTheApplicationsIsTaken() {
        Schema mine = Schema.of(Artist.class, Album.class);
        application.withBean(Schema.class, () -> mine).run(context -> {
            assertThat(schema(context)).isSameAs(mine);
            assertThat(context).doesNotHaveBean(EntityClasses.class).hasSingleBean(Interflux.class);
        });
    }

    @Test
    void anInterfluxOfTheApplicationsIsTaken() {
        Interflux mine = Interflux.create(R2dbcDatabase.create(h2()), Schema.of(Artist.class, Album.class));
        application.withBean(Interflux.class, () -> mine).run(context -> {
            assertThat(context.getBean(Interflux.class)).isSameAs(mine);
            assertThat(context).doesNotHaveBean(Schema.class).doesNotHaveBean(Database.class);
            assertThat(context).hasSingleBean(InterfluxExceptionTranslator.class);
        });
    }

    @Test
    void aDatabaseAndClassesOfTheApplicationsAreTaken() {
        Database mine = R2dbcDatabase.create(h2());
        application
                .withBean(Database.class, () -> mine)
                .withBean(EntityClasses.class, () -> new EntityClasses(List.of(Artist.class, Album.class)))
                .run(context -> {
                    assertThat(context.getBean(Database.class)).isSameAs(mine);
                    assertThat(models(context)).containsExactly("album", "artist");
                });
    }

    @Test
    void aNamingOfTheApplicationsIsTaken() {
        application.withBean(Naming.class, Naming::snakeCase).run(context -> assertThat(stageName(context))
                .isEqualTo("stage_name"));
        application.withPropertyValues("interflux.naming=snake-case").run(context -> assertThat(stageName(context))
                .isEqualTo("stage_name"));
        application.run(context -> assertThat(stageName(context)).isEqualTo("stageName"));
    }

    private static String stageName(AssertableApplicationContext context) {
        return schema(context)
                .model(Artist.class)
                .orElseThrow()
                .attribute("stageName")
                .orElseThrow()
                .column();
    }

    @Test
    void theSchemaCanBeAddedTo() {
        application
                .withBean(
                        SchemaCustomizer.class,
                        () -> schema -> schema.define("auditEntry")
                                .id("id", DataType.LONG)
                                .attribute("text", DataType.STRING))
                .run(context -> assertThat(models(context)).containsExactly("album", "artist", "auditEntry"));
    }

    @Test
    void withoutPropertiesTheDefaultsAreTheLibrarys() {
        application.run(context -> {
            assertThat(context.getBean(R2dbcOptions.class)).isEqualTo(R2dbcOptions.DEFAULT);
            assertThat(context.getBean(LoadOptions.class)).isEqualTo(LoadOptions.DEFAULT);
        });
    }

    @Test
    void propertiesSetTheOptions() {
        application
                .withPropertyValues(
                        "interflux.acquire-timeout=3s",
                        "interflux.clean-up-timeout=4s",
                        "interflux.load.window-rows=500",
                        "interflux.load.fetch-size=2000",
                        "interflux.load.cursor-idle-limit=5m",
                        "interflux.load.identity-budget=8MB",
                        "interflux.load.strategy=batch")
                .run(context -> {
                    assertThat(context.getBean(R2dbcOptions.class))
                            .isEqualTo(new R2dbcOptions(Duration.ofSeconds(3), Duration.ofSeconds(4)));
                    assertThat(context.getBean(LoadOptions.class))
                            .isEqualTo(new LoadOptions(500, 2000, Duration.ofMinutes(5), 8L << 20, Strategy.BATCH));
                });
    }

    @Test
    void optionsOfTheApplicationsAreTaken() {
        LoadOptions mine = LoadOptions.DEFAULT.withWindowRows(7);
        application
                .withPropertyValues("interflux.load.window-rows=500")
                .withBean(LoadOptions.class, () -> mine)
                .run(context -> assertThat(context.getBean(LoadOptions.class)).isSameAs(mine));
    }

    @Test
    void aWrongPropertyIsAnErrorThatNamesIt() {
        application
                .withPropertyValues("interflux.load.window-rows=0")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("windowRows 0"));
    }

    @Test
    void signalsAreTranslatedWhereThatIsAskedFor() {
        application.run(context -> assertThat(context).doesNotHaveBean(SignalTranslation.class));
        application
                .withPropertyValues("interflux.exceptions.translate-signals=true")
                .run(context -> assertThat(context).hasSingleBean(SignalTranslation.class));
    }

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage
    static class Shop {}

    @Configuration(proxyBeanMethods = false)
    @InterfluxEntityScan(basePackageClasses = Artist.class)
    static class Scanning {}

    @Configuration(proxyBeanMethods = false)
    @InterfluxEntityScan(basePackages = "io.interflux.nowhere")
    static class Elsewhere {

        @Bean
        String marker() {
            return "here";
        }
    }
}
