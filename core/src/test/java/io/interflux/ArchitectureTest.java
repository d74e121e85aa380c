package io.interflux;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static java.util.Map.entry;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import org.reactivestreams.Publisher;

/** The arrows between the packages of core: the folder tree is the pipeline, and nothing flows back. */
@AnalyzeClasses(packages = "io.interflux", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String READING = "error annotation model mapping query dialect plan sql spi assemble";

    /** Each package, with the packages it may know. */
    private static final Map<String, String> MAY_KNOW = Map.ofEntries(
            entry("error", ""),
            entry("annotation", "model"),
            entry("model", "error"),
            entry("mapping", "annotation model error"),
            entry("query", "mapping model error"),
            entry("json", "annotation mapping"),
            entry("dialect", "model error"),
            entry("plan", "query mapping model dialect error"),
            entry("sql", "plan dialect model query error"),
            entry("spi", "sql model dialect error"),
            entry("assemble", "plan mapping model query spi sql error"),
            entry("catalog", "model dialect sql spi error"),
            entry("ddl", "catalog model dialect sql spi error"),
            entry("load", READING),
            entry("write", READING + " ddl"),
            entry("explain", READING + " catalog ddl load"));

    @ArchTest
    static final ArchRule packagesFollowTheArrows = packagesFollowTheArrows();

    @ArchTest
    static final ArchRule nobodyKnowsTheFacade = noClasses()
            .that()
            .resideOutsideOfPackage("io.interflux")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.interflux");

    @ArchTest
    static final ArchRule onlyReflectionReadsAnnotations = noClasses()
            .that()
            .resideInAPackage("io.interflux.mapping..")
            .and()
            .resideOutsideOfPackage("io.interflux.mapping.reflect..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.interflux.annotation..");

    @ArchTest
    static final ArchRule reflectionHasOneHome = noClasses()
            .that()
            .resideOutsideOfPackage("io.interflux.mapping.reflect..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.reflect..")
            .because("generated and hand-written mappers must work without reflection");

    @ArchTest
    static final ArchRule methodHandlesHaveTheSameHome = noClasses()
            .that()
            .resideOutsideOfPackage("io.interflux.mapping.reflect..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(MethodHandle.class, MethodHandles.class)
            .because("generated and hand-written mappers must work without reflection");

    @ArchTest
    static final ArchRule onlyGeneratedMappingsAreFoundByName = noClasses()
            .that()
            .resideOutsideOfPackage("io.interflux.mapping.reflect..")
            .and()
            .doNotHaveFullyQualifiedName("io.interflux.mapping.GeneratedEntities")
            .should()
            .callMethodWhere(describe(
                    "look up a class by its name",
                    call -> call.getTargetOwner().isEquivalentTo(Class.class)
                            && call.getName().equals("forName")))
            .because("native images know only the names that they are told");

    @ArchTest
    static final ArchRule pureCoreKnowsNoReactor = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.interflux.model..",
                    "io.interflux.query..",
                    "io.interflux.mapping..",
                    "io.interflux.dialect..",
                    "io.interflux.plan..",
                    "io.interflux.sql..",
                    "io.interflux.assemble..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("reactor..", "org.reactivestreams..")
            .because("planning, rendering and assembling are plain functions, tested without Reactor");

    @ArchTest
    static final ArchRule coreKnowsNoAdapter = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.r2dbc..", "org.springframework..")
            .because("core runs over any driver and in any framework");

    @ArchTest
    static final ArchRule nobodyBlocksOrSubscribes = noClasses()
            .should()
            .accessTargetWhere(blocksOrSubscribes())
            .because("the caller subscribes; inside, publishers are only composed");

    private static ArchRule packagesFollowTheArrows() {
        LayeredArchitecture layers =
                layeredArchitecture().consideringOnlyDependenciesInLayers().withOptionalLayers(true);
        for (String layer : MAY_KNOW.keySet()) {
            layers = layers.layer(layer).definedBy("io.interflux." + layer + "..");
        }
        for (Map.Entry<String, String> arrow : MAY_KNOW.entrySet()) {
            LayeredArchitecture.LayerDependencySpecification layer = layers.whereLayer(arrow.getKey());
            layers = arrow.getValue().isEmpty()
                    ? layer.mayNotAccessAnyLayer()
                    : layer.mayOnlyAccessLayers(arrow.getValue().split(" "));
        }
        return layers.allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaAccess<?>> blocksOrSubscribes() {
        return describe(
                "block on or subscribe to a publisher",
                access -> access.getTargetOwner().isAssignableTo(Publisher.class)
                        && access.getName()
                                .matches("block|blockOptional|blockFirst|blockLast|toIterable|toStream|subscribe"));
    }
}
