package io.interflux.examples.sequelize;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.examples.Documentation;
import io.interflux.examples.ExampleJson;

/** The page for those who come from Sequelize, and what must stand on it beneath the code that tests run. */
public final class SequelizePage {

    public static final String PATH = "docs/from-sequelize.md";

    private SequelizePage() {}

    /** Asserts that the page shows the code of the tag, and beneath it that it takes so many statements. */
    public static void assertShows(Class<?> test, String tag, int statements) {
        assertThat(Documentation.page(PATH))
                .contains(Documentation.java(tag, test) + "\n\n" + statements
                        + (statements == 1 ? " statement" : " statements"));
    }

    /** Asserts that the page shows a root that was loaded, as JSON in one line. */
    static void assertShowsJson(Object root) {
        assertThat(Documentation.blocks(PATH, "json"))
                .contains(ExampleJson.line(root).strip());
    }
}
