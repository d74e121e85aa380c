package io.interflux.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.annotation.Convert;
import io.interflux.model.Converter;
import io.interflux.spring.boot.music.Album;
import io.interflux.spring.boot.music.Artist;
import io.interflux.spring.repository.InterfluxRepository;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.Compiled;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;

/** Entities are looked for when the application is built ahead of time, not when it runs. */
@CompileWithForkedClassLoader
class EntityClassesAotTest {

    private static TestGenerationContext generated(Class<?> configuration) {
        TestGenerationContext generation = new TestGenerationContext(ClassName.get("com.example", "Shop"));
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.register(configuration);
        new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
        generation.writeGeneratedContent();
        return generation;
    }

    @Test
    void theApplicationStartsWithTheClassesThatWereFound() {
        TestCompiler.forSystem().with(generated(Shop.class)).compile(EntityClassesAotTest::start);
    }

    private static void start(Compiled compiled) {
        try (GenericApplicationContext fresh = new GenericApplicationContext()) {
            @SuppressWarnings("unchecked") // what the generator writes
            ApplicationContextInitializer<GenericApplicationContext> initializer =
                    compiled.getInstance(ApplicationContextInitializer.class);
            initializer.initialize(fresh);
            fresh.refresh();
            assertThat(fresh.getBean(EntityClasses.class).types()).containsExactly(Album.class, Artist.class);
            assertThat(fresh.getBean(Interflux.class)).isNotNull();
            InterfluxRepository<Artist, Long> repository = fresh.<InterfluxRepository<Artist, Long>>getBeanProvider(
                            ResolvableType.forClassWithGenerics(InterfluxRepository.class, Artist.class, Long.class))
                    .getObject();
            assertThat(repository).hasToString("Repository io.interflux.spring.boot.music.ArtistRepository");
        }
    }

    @Test
    void proxiesAndMethodsOfRepositoriesAreReported() throws ClassNotFoundException {
        RuntimeHints hints = generated(Shop.class).getRuntimeHints();
        Class<?> repository = Class.forName("io.interflux.spring.boot.music.ArtistRepository");
        assertThat(RuntimeHintsPredicates.proxies().forInterfaces(repository)).accepts(hints);
        for (Class<?> type : List.of(repository, InterfluxRepository.class)) {
            assertThat(RuntimeHintsPredicates.reflection()
                            .onType(type)
                            .withMemberCategory(MemberCategory.INVOKE_DECLARED_METHODS))
                    .as(type.toString())
                    .accepts(hints);
        }
    }

    @Test
    void whatTheProcessorHasReadIsLoadedByItsName() {
        RuntimeHints hints = generated(Shop.class).getRuntimeHints();
        assertThat(RuntimeHintsPredicates.reflection().onType(Artist.class)).accepts(hints);
        assertThat(RuntimeHintsPredicates.reflection()
                        .onType(Artist.class)
                        .withMemberCategory(MemberCategory.INVOKE_DECLARED_CONSTRUCTORS))
                .as("its mapping was generated")
                .rejects(hints);
    }

    @Test
    void whatTheProcessorHasNotReadIsReportedAsReflective() {
        RuntimeHints hints = generated(Unprocessed.class).getRuntimeHints();
        assertThat(RuntimeHintsPredicates.reflection()
                        .onType(Plain.class)
                        .withMemberCategories(
                                MemberCategory.INVOKE_DECLARED_CONSTRUCTORS, MemberCategory.INVOKE_DECLARED_METHODS))
                .accepts(hints);
        assertThat(RuntimeHintsPredicates.reflection().onType(TypeReference.of(Trimmed.class)))
                .accepts(hints);
    }

    @Configuration(proxyBeanMethods = false)
    @AutoConfigurationPackage
    @ImportAutoConfiguration(InterfluxAutoConfiguration.class)
    static class Shop {

        @Bean
        ConnectionFactory connectionFactory() {
            return ConnectionFactories.get("r2dbc:h2:mem:///never");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Unprocessed {

        @Bean
        EntityClasses entities() {
            return new EntityClasses(List.of(Plain.class));
        }
    }

    record Plain(Long id, @Convert(Trimmed.class) String name) {}

    static final class Trimmed implements Converter<String, String> {

        @Override
        public Class<String> attributeType() {
            return String.class;
        }

        @Override
        public String toColumn(String value) {
            return value.strip();
        }

        @Override
        public String toAttribute(String value) {
            return value;
        }
    }
}
