package io.interflux.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.interflux.Interflux;
import io.interflux.error.SchemaException;
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
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
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
        ConnectionFactory first = h2();
        application
                .withBean("first", ConnectionFactory.class, () -> first, definition -> definition.setPrimary(true))
                .run(context -> assertThat(context).hasSingleBean(Interflux.class));
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
    void classesThatAreNoneOrTwiceAreNamed() {
        application
                .withBean(
                        EntityClasses.class, () -> new EntityClasses(List.of(Artist.class, Album.class, Artist.class)))
                .run(context -> assertThat(models(context)).containsExactly("album", "artist"));
        application
                .withBean(
                        EntityClasses.class, () -> new EntityClasses(List.of(Artist.class, Album.class, String.class)))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(SchemaException.class)
                        .hasMessageContaining("java.lang.String"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EntityClasses.named("shop.Nowhere"))
                .withMessageContaining("shop.Nowhere");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EntityClasses(Arrays.asList(Artist.class, null)))
                .withMessage("A class of the entities is null; give one, or leave the call out.");
    }

    @Test
    void aPackageWithoutANameIsRefused() {
        bare.withBean(ConnectionFactory.class, InterfluxAutoConfigurationTest::h2)
                .withUserConfiguration(Everywhere.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("@InterfluxEntityScan on " + Everywhere.class.getName()
                                + " names the package '', in"
                                + " which all classes of all libraries are; name the packages of the entities"));
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "acquire-timeout | 0s | must be positive",
                "acquire-timeout | -3s | must be positive",
                "acquire-timeout | 366d | must be at most 365 days",
                "clean-up-timeout | 0 | must be positive",
                "clean-up-timeout | 400d | must be at most 365 days",
                "load.window-rows | 0 | must be positive",
                "load.window-rows | -5 | must be positive",
                "load.fetch-size | 0 | must be positive",
                "load.cursor-idle-limit | 0s | must be positive",
                "load.cursor-idle-limit | 9999999d | must be at most 365 days",
                "load.identity-budget | -1B | must be positive",
                "schema.check-timeout | 0s | must be positive",
                "schema.check-timeout | 9999999d | must be at most 365 days",
                "schema.check-timeout | -1m | must be positive",
                "slow-loads.threshold | -1s | must not be negative",
                "slow-loads.kept | -3 | must not be negative",
            })
    void aWrongValueIsAnErrorThatNamesItsProperty(String property, String value, String why) {
        application.withPropertyValues("interflux." + property + "=" + value).run(context -> {
            assertThat(context).hasFailed();
            assertThat(context)
                    .getFailure()
                    .rootCause()
                    .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, wrong -> {
                        assertThat(wrong.getName()).isEqualTo("interflux." + property);
                        assertThat(wrong.getReason()).isEqualTo(why);
                    })
                    .hasMessageContaining("interflux." + property + " ");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "naming, snake",
        "load.window-rows, ''",
        "load.window-rows, many",
        "load.window-rows, 99999999999",
        "load.fetch-size, 1e3",
        "load.cursor-idle-limit, soon",
        "load.identity-budget, 8 apples",
        "load.strategy, quick",
        "schema.check, yes",
        "exceptions.translate-signals, ''",
        "exceptions.translate-signals, perhaps"
    })
    void aValueOfAnotherFormIsAnErrorThatNamesItsProperty(String property, String value) {
        application.withPropertyValues("interflux." + property + "=" + value).run(context -> assertThat(
                        Objects.requireNonNull(context.getStartupFailure()))
                .hasStackTraceContaining("interflux." + property)
                .hasStackTraceContaining(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "naming",
                "acquire-timeout",
                "load.cursor-idle-limit",
                "load.identity-budget",
                "load.strategy",
                "schema.check",
                "slow-loads.threshold"
            })
    void anEmptyValueIsTheDefault(String property) {
        application.withPropertyValues("interflux." + property + "=").run(context -> {
            assertThat(context.getBeanProvider(InterfluxProperties.class)
                            .getObject()
                            .naming())
                    .isEqualTo(InterfluxProperties.NamingConvention.STANDARD);
            assertThat(context.getBean(R2dbcOptions.class)).isEqualTo(R2dbcOptions.DEFAULT);
            assertThat(context.getBean(LoadOptions.class)).isEqualTo(LoadOptions.DEFAULT);
        });
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
    @InterfluxEntityScan(basePackages = "")
    static class Everywhere {}

    @Configuration(proxyBeanMethods = false)
    @InterfluxEntityScan(basePackages = "io.interflux.nowhere")
    static class Elsewhere {

        @Bean
        String marker() {
            return "here";
        }
    }
}
