package io.interflux.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.error.InterfluxException;
import io.interflux.examples.championship.Championship;
import io.interflux.examples.grants.Grants;
import io.interflux.examples.instagram.Instagram;
import io.interflux.examples.medium.Medium;
import org.junit.jupiter.api.Test;

/** Programs run on an H2 of their own, or on the database that a URL names. */
class ExampleDatabaseIT {

    private static final String[] NOTHING = {};

    @Test
    void withoutArgumentsEachHasAnEmptyDatabase() {
        String first = ExampleRun.printed(() -> Championship.main(NOTHING));
        assertThat(first).startsWith("Found game");
        assertThat(ExampleRun.printed(() -> Championship.main(NOTHING))).isEqualTo(first);
    }

    @Test
    void theFirstArgumentIsTheUrl() {
        String[] url = {"r2dbc:h2:mem:///examples?options=DB_CLOSE_DELAY=-1;LAZY_QUERY_EXECUTION=1"};
        String grants = ExampleRun.printed(() -> Grants.main(url));
        assertThat(grants).isEqualTo(ExampleRun.printed(() -> Grants.main(NOTHING)));
        assertThat(ExampleRun.printed(() -> Medium.main(url)))
                .isEqualTo(ExampleRun.printed(() -> Medium.main(NOTHING)));
        assertThat(ExampleRun.printed(
                        () -> Instagram.main(new String[] {"r2dbc:h2:mem:///ig?options=DB_CLOSE_DELAY=-1"})))
                .isEqualTo(ExampleRun.printed(() -> Instagram.main(NOTHING)));
    }

    @Test
    void aUrlWithoutDriverIsRefused() {
        assertThatExceptionOfType(InterfluxException.class)
                .isThrownBy(() -> Championship.main(new String[] {"r2dbc:nothing://localhost/shop"}))
                .withMessageContaining("nothing");
    }
}
