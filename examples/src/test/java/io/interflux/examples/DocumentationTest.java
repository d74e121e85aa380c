package io.interflux.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentationTest {

    @Test
    void everyLinkOfThePagesLeadsSomewhere() {
        List<String> pages = Documentation.pages();
        assertThat(pages).contains("README.md", "docs/README.md", "docs/limits.md", "docs/decisions/0003-h2.md");
        assertThat(pages).flatMap(PageLinks::broken).isEmpty();
    }

    /** But for the page on Spring, whose code needs more than the examples have. */
    @Test
    void allJavaOnThePagesIsCodeOfTheExamples() {
        assertThat(Documentation.pages())
                .filteredOn(page -> page.matches("README.md|docs/[^/]+\\.md") && !page.equals("docs/spring.md"))
                .flatMap(Documentation::foreignJava)
                .isEmpty();
    }

    @Test
    void allKotlinOnThePagesIsCodeOfItsTests() {
        String code = Documentation.page("kotlin-tests/src/main/kotlin/io/interflux/kotlin/processed/Grants.kt");
        assertThat(Documentation.pages())
                .flatMap(page -> Documentation.blocks(page, "kotlin"))
                .isNotEmpty()
                .allMatch(code::contains);
    }

    @Test
    void theIndexListsEveryPage() {
        String index = Documentation.page("docs/README.md");
        assertThat(Documentation.pages())
                .filteredOn(page -> page.matches("docs/[^/]+\\.md") && !page.equals("docs/README.md"))
                .allMatch(page -> index.contains("](" + page.substring("docs/".length()) + ")"));
    }
}
