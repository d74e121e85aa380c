package io.interflux.r2dbc.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.ddl.SchemaReport;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.AttributeReference;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.SharedDocuments;
import io.interflux.testkit.SingleConversation;
import io.interflux.testkit.SqlScript;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;

/**
 * The music store Chinook as its own script makes it: described, checked and queried. The script is not part of the project; skipped where
 * it is absent.
 */
class ChinookIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static Interflux store(TestDatabase database) {
        database.execute(SqlScript.read(SharedDocuments.require("data/chinook").resolve("Chinook_PostgreSql.sql"))
                .statementsFor(database));
        return R2dbcInterflux.create(
                database.pool(SingleConversation.on(database.connectionFactory()), 1), ChinookSchema.build());
    }

    private static SchemaReport check(Interflux interflux) {
        return interflux.schema().check().blockOptional(LIMIT).orElseThrow();
    }

    @OnEachDatabase
    void whatIsDeclaredIsWhatIsThere(TestDatabase database) {
        Interflux store = store(database);
        assertThat(check(store).findings()).isEmpty();

        List<DynamicEntity> playlists = store.find(Select.from("playlist")
                        .where(ModelHandle.of("playlist").text("name").eq("Grunge"))
                        .include(
                                "tracks.album.artist",
                                artist -> artist.only(List.of(AttributeReference.named("name")))))
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
        assertThat(playlists).singleElement().satisfies(grunge -> assertThat(grunge.many("tracks"))
                .hasSize(15));
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void anIndexThatIsMissingIsFoundAndMended(TestDatabase database) {
        Interflux store = store(database);
        database.execute("DROP INDEX track_album_id_idx", "DROP INDEX playlist_track_track_id_idx");
        assertThat(check(store).text())
                .isEqualTo(
                        """
                        2 findings: 2 WARNING

                        WARNING No index of "track" begins with ("album_id"), by which associations find rows.
                            CREATE INDEX "track_album_id_idx" ON "track" ("album_id");
                        WARNING No index of "playlist_track" begins with ("track_id"), by which associations find rows.
                            CREATE INDEX "playlist_track_track_id_idx" ON "playlist_track" ("track_id");
                        """);
        database.execute(check(store).advice().toArray(String[]::new));
        assertThat(check(store).findings()).isEmpty();
    }
}
