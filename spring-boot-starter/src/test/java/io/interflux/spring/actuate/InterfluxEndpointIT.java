package io.interflux.spring.actuate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.Interflux;
import io.interflux.error.BudgetExceededException;
import io.interflux.load.LoadFigures;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.spring.actuate.InterfluxEndpoint.ExplainedLoad;
import io.interflux.spring.actuate.InterfluxEndpoint.Report;
import io.interflux.spring.actuate.SchemaDescription.DescribedAssociation;
import io.interflux.spring.actuate.SchemaDescription.DescribedAttribute;
import io.interflux.spring.actuate.SchemaDescription.DescribedModel;
import io.interflux.spring.boot.music.Album;
import io.interflux.spring.boot.music.Artist;
import io.interflux.spring.boot.music.Artist_;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.SignalType;
import reactor.util.context.Context;

/** What the endpoint tells of loads that were run. */
class InterfluxEndpointIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Select<Artist> ARTISTS = Select.from(Artist.class).include("albums");

    private static Interflux listening(TestDatabase database, LoadLog log) {
        Interflux interflux = R2dbcInterflux.create(database.connectionFactory(), Schema.of(Artist.class, Album.class));
        interflux
                .schema()
                .create()
                .thenMany(interflux.insertAll(List.of(new Artist("Queen"), new Artist("Abba"))))
                .thenMany(interflux.insertAll(List.of(new Album(null, "Jazz", 1L, null))))
                .blockLast(LIMIT);
        return interflux.withListener(log);
    }

    private static Report read(Interflux interflux, LoadLog log) {
        return Objects.requireNonNull(
                new InterfluxEndpoint(interflux, log).report().block(LIMIT));
    }

    @OnEachDatabase
    void theSchemaIsTold(TestDatabase database) {
        LoadLog log = new LoadLog(Duration.ZERO, 1);
        assertThat(read(listening(database, log), log).models())
                .containsExactly(
                        new DescribedModel(
                                "album",
                                "albums",
                                Album.class.getName(),
                                List.of("id"),
                                List.of(
                                        new DescribedAttribute("id", "id", "LONG", false),
                                        new DescribedAttribute("title", "title", "STRING(255)", true),
                                        new DescribedAttribute("artistId", "artistId", "LONG", true)),
                                List.of(new DescribedAssociation("artist", "BelongsTo", "artist"))),
                        new DescribedModel(
                                "artist",
                                "artists",
                                Artist.class.getName(),
                                List.of("id"),
                                List.of(
                                        new DescribedAttribute("id", "id", "LONG", false),
                                        new DescribedAttribute("stageName", "stageName", "STRING(255)", true)),
                                List.of(new DescribedAssociation("albums", "HasMany", "album"))));
    }

    @OnEachDatabase
    void loadsAreCounted(TestDatabase database) {
        LoadLog log = new LoadLog(Duration.ofHours(1), 10);
        Interflux interflux = listening(database, log);
        interflux.find(ARTISTS).blockLast(LIMIT);
        interflux.find(ARTISTS).take(1).blockLast(LIMIT);
        assertThatThrownBy(() ->
                        interflux.find(ARTISTS.budget(budget -> budget.rows(2))).blockLast(LIMIT))
                .isInstanceOf(BudgetExceededException.class);
        Report report = read(interflux, log);
        assertThat(report.loads()).isEqualTo(new LoadLog.Counters(1, 1, 1, 0, 3, 6, 9));
        assertThat(report.slowLoads()).isEmpty();
    }

    @OnEachDatabase
    void theLastSlowLoadsAreToldWithTheirPlans(TestDatabase database) {
        LoadLog log = new LoadLog(Duration.ZERO, 2);
        Interflux interflux = listening(database, log);
        interflux.find(Select.from(Album.class)).blockLast(LIMIT);
        interflux.find(ARTISTS).blockLast(LIMIT);
        interflux.findOne(ARTISTS.where(Artist_.stageName.eq("Queen"))).block(LIMIT);
        Report report = read(interflux, log);
        assertThat(report.loads().slow()).isEqualTo(3);
        assertThat(report.slowLoads()).extracting(ExplainedLoad::statements).containsExactly(2L, 2L);
        ExplainedLoad all = report.slowLoads().get(1);
        assertThat(all.model()).isEqualTo("artist");
        assertThat(all.windows()).isOne();
        assertThat(all.rows()).isEqualTo(3);
        assertThat(all.error()).isNull();
        assertThat(all.plan())
                .contains(
                        "artist: KEYSET, each window begins behind the last row of the one before",
                        "  artist.albums: BATCH, one statement reads the children of all parents of a window");
        assertThat(report.slowLoads().get(0).plan())
                .anyMatch(line -> line.contains("\"stageName\" = $1"))
                .noneMatch(line -> line.contains("Queen"));
    }

    @OnEachDatabase
    void whyThereIsNoPlanIsTold(TestDatabase database) {
        LoadLog log = new LoadLog(Duration.ZERO, 2);
        Interflux interflux = listening(database, log);
        interflux.find(ARTISTS).blockLast(LIMIT);
        Interflux unreachable = R2dbcInterflux.create(
                "r2dbc:postgresql://nobody@localhost:1/nothing", Schema.of(Artist.class, Album.class));
        assertThat(read(unreachable, log).slowLoads().get(0).plan())
                .singleElement()
                .asString()
                .startsWith("No plan: ");
    }

    /** A load of which the schema that the endpoint has knows nothing. */
    @Test
    void aLoadThatCannotBeExplainedAnyMoreDoesNotHideTheOthers() {
        LoadLog log = new LoadLog(Duration.ZERO, 2);
        LoadFigures figures = new LoadFigures(1, 0, 1, Duration.ofSeconds(1));
        for (Select<?> select : List.of(ARTISTS, Select.from("label"))) {
            log.began(select.model().toString(), select, Context.empty()).ended(figures, SignalType.ON_COMPLETE, null);
        }
        Interflux unreachable = R2dbcInterflux.create(
                "r2dbc:postgresql://nobody@localhost:1/nothing", Schema.of(Artist.class, Album.class));
        Report report = read(unreachable, log);
        assertThat(report.loads().slow()).isEqualTo(2);
        assertThat(report.slowLoads().get(0).plan())
                .containsExactly("No plan: The schema has no model label; it has [artist, album]");
        assertThat(report.slowLoads().get(1).plan()).singleElement().asString().startsWith("No plan: No connection");
    }

    @Test
    void negativeSettingsAreErrors() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoadLog(Duration.ofMillis(-1), 1))
                .withMessageContaining("PT-0.001S");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LoadLog(Duration.ZERO, -1))
                .withMessageContaining("-1");
    }
}
