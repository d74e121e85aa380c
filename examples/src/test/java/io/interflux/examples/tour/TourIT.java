package io.interflux.examples.tour;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.examples.Documentation;
import io.interflux.examples.ExampleRun;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactories;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** The tour's program does on each database what the page says, and prints what the page shows. */
class TourIT {

    private static final String PAGE = "docs/tour.md";

    @Test
    void theProgramPrintsWhatThePageShows() {
        String printed = ExampleRun.printed(() -> Tour.main(new String[] {}));
        assertThat(Documentation.blocks(PAGE, "text")).contains(printed.strip());
    }

    @Test
    void theVersionsAreThoseOfTheBuild() {
        String pom = Documentation.page("pom.xml");
        String shown = Documentation.blocks(PAGE, "xml").get(0);
        assertThat(version(shown, "<interflux.version>")).isEqualTo(version(pom, "<version>"));
        assertThat(version(shown, artifact("reactor-bom"))).isEqualTo(version(pom, "<reactor-bom.version>"));
        assertThat(version(shown, "<artifactId>r2dbc-h2</artifactId>\\s*<version>"))
                .isEqualTo(version(pom, "<r2dbc-h2.version>"));
        assertThat(version(shown, "<artifactId>h2</artifactId>\\s*<version>")).isEqualTo(version(pom, "<h2.version>"));
        assertThat(version(shown, artifact("maven-compiler-plugin")))
                .isEqualTo(version(pom, artifact("maven-compiler-plugin")));
        assertThat(version(shown, artifact("exec-maven-plugin")))
                .isEqualTo(version(pom, artifact("exec-maven-plugin")));
        assertThat(Documentation.page(PAGE))
                .contains("r2dbc-postgresql` " + version(pom, "<r2dbc-postgresql.version>"));
    }

    private static String artifact(String name) {
        return "<artifactId>" + name + "</artifactId>\\s*<version>";
    }

    private static String version(String xml, String before) {
        Matcher version = Pattern.compile(before + "([^<]+)<").matcher(xml);
        assertThat(version.find()).as(before).isTrue();
        return version.group(1);
    }

    @OnEachDatabase
    void theGraphIsStoredByThreeStatementsAndReadByThree(TestDatabase database) {
        ExampleRun run = ExampleRun.on(database, Tour.SCHEMA);
        run.prepare(run.interflux().schema().create());
        assertThat(run.all(Tour.store(run.interflux()), 3)).hasSize(2);
        assertThat(run.all(Tour.shortTracks(run.interflux()), 3))
                .containsExactly("Morning[Here Comes the Sun, Peer Gynt]", "Summer[Here Comes the Sun, Summertime]");
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void aPoolIsAPartOfTheUrl(TestDatabase database) {
        String url = database.url().replaceFirst("r2dbc:", "r2dbc:pool:");
        ConnectionPool pool = (ConnectionPool) ConnectionFactories.get(url);
        Interflux interflux = R2dbcInterflux.create(pool, Tour.SCHEMA);
        Flux<String> few =
                interflux.schema().create().thenMany(Tour.store(interflux)).thenMany(Tour.firstThree(interflux));
        StepVerifier.create(few).expectNextCount(2).verifyComplete();
        pool.dispose();
        assertThat(Documentation.page(PAGE)).contains("`r2dbc:pool:postgresql:`");
    }

    @OnEachDatabase
    void ofTenThousandPlaylistsOnlyTheFirstWindowIsRead(TestDatabase database) {
        ExampleRun run = ExampleRun.on(database, Tour.SCHEMA);
        run.prepare(run.interflux().schema().create());
        run.prepare(Tour.fill(run.interflux()));
        assertThat(run.all(Tour.firstThree(run.interflux()), 2)).containsExactly("Mix 1[]", "Mix 2[]", "Mix 3[]");
    }
}
