package io.interflux.spring;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Publisher;

/** The arrows between the packages of the starter, and which of them may know what an application may not have. */
class ArchitectureTest {

    private static final JavaClasses STARTER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.interflux.spring");

    /** Each package with those that it may know; {@code boot} puts all of them together. */
    private static final Map<String, List<String>> MAY_KNOW = Map.of(
            "web", List.of(),
            "repository", List.of(),
            "data", List.of("repository"),
            "observation", List.of(),
            "actuate", List.of());

    @Test
    void packagesFollowTheArrows() {
        MAY_KNOW.forEach((name, known) -> {
            String[] others = MAY_KNOW.keySet().stream()
                    .filter(other -> !other.equals(name) && !known.contains(other))
                    .map(ArchitectureTest::within)
                    .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(within(name))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .orShould()
                    .dependOnClassesThat()
                    .resideInAPackage(within("boot"))
                    .check(STARTER);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "org.springframework.web.., web boot",
        "org.springframework.http.., web boot",
        "org.springframework.data.., data",
        "org.springframework.boot.., actuate boot",
    })
    void whatAnApplicationMayNotHaveIsKnownToFew(String optional, String packages) {
        noClasses()
                .that()
                .resideOutsideOfPackages(Arrays.stream(packages.split(" "))
                        .map(ArchitectureTest::within)
                        .toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(optional)
                .check(STARTER);
    }

    @Test
    void nobodyBlocksOrSubscribesButTheCheckAtTheStart() {
        noClasses()
                .that()
                .doNotHaveSimpleName("SchemaCheckOnStart")
                .should()
                .accessTargetWhere(blocksOrSubscribes())
                .because("the caller subscribes; inside, publishers are only composed")
                .check(STARTER);
    }

    private static String within(String name) {
        return "io.interflux.spring." + name + "..";
    }

    private static DescribedPredicate<JavaAccess<?>> blocksOrSubscribes() {
        return describe(
                "block on or subscribe to a publisher",
                access -> access.getTargetOwner().isAssignableTo(Publisher.class)
                        && access.getName()
                                .matches("block|blockOptional|blockFirst|blockLast|toIterable|toStream|subscribe"));
    }
}
