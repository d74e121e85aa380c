package io.interflux.r2dbc.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Eleven teams and forty players in states that are told by their version: in state {@code v} player {@code p} is in team
 * {@code (7p + v) % 11}, and each row of each table has the version {@code v}. A step to the next state is one transaction.
 */
final class League implements AutoCloseable {

    static final int TEAMS = 11;
    static final int PLAYERS = 40;
    static final Schema SCHEMA = schema();

    private final TestDatabase database;
    private final AtomicInteger version = new AtomicInteger();
    private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);
    private volatile boolean stopped;

    private League(TestDatabase database) {
        this.database = database;
    }

    private static Schema schema() {
        SchemaBuilder schema = Schema.builder();
        ModelDefinition team = schema.define("team").id().attribute("version", DataType.INTEGER);
        ModelDefinition player = schema.define("player").id().attribute("version", DataType.INTEGER);
        schema.belongsToMany(team, player).through("membership", m -> m.attribute("version", DataType.INTEGER));
        return schema.build();
    }

    static League create(TestDatabase database) {
        R2dbcInterflux.create(database.connectionFactory(), SCHEMA)
                .schema()
                .create()
                .block();
        League league = new League(database);
        database.execute(Stream.concat(
                        LongStream.range(0, TEAMS).mapToObj(id -> "INSERT INTO \"teams\" VALUES (" + id + ", 0)"),
                        LongStream.range(0, PLAYERS).mapToObj(id -> "INSERT INTO \"players\" VALUES (" + id + ", 0)"))
                .toArray(String[]::new));
        league.step();
        return league;
    }

    /** Commits the next state. */
    void step() {
        int next = version.incrementAndGet();
        database.execute(
                database.kind() == TestDatabase.Kind.H2 ? "SET AUTOCOMMIT FALSE" : "BEGIN",
                "UPDATE \"teams\" SET \"version\" = " + next,
                "DELETE FROM \"membership\"",
                "UPDATE \"players\" SET \"version\" = " + next,
                "INSERT INTO \"membership\"(\"teamId\", \"playerId\", \"version\") SELECT MOD(7 * \"id\" + " + next
                        + ", " + TEAMS + "), \"id\", " + next + " FROM \"players\"",
                "COMMIT");
    }

    /** Commits state after state until it is closed. */
    void restless() {
        writing = CompletableFuture.runAsync(this::write);
    }

    private void write() {
        while (!stopped) {
            step();
        }
    }

    @Override
    public void close() {
        stopped = true;
        writing.join();
    }

    /** The version of the one state that all teams show, completely. */
    static int stateOf(List<DynamicEntity> teams) {
        assertThat(teams).hasSize(TEAMS);
        int state = version(teams.get(0));
        for (DynamicEntity team : teams) {
            long id = Objects.requireNonNull(team.get("id", Long.class));
            assertThat(version(team)).as("version of team %s", id).isEqualTo(state);
            assertThat(players(team, state))
                    .as("players of team %s in state %s", id, state)
                    .isEqualTo(LongStream.range(0, PLAYERS)
                            .filter(player -> (7 * player + state) % TEAMS == id)
                            .boxed()
                            .toList());
        }
        return state;
    }

    private static List<Long> players(DynamicEntity team, int state) {
        List<Long> ids = new ArrayList<>();
        for (DynamicEntity player : team.many("players")) {
            assertThat(version(player)).as("version of player").isEqualTo(state);
            assertThat(version(player.junction())).as("version of the link").isEqualTo(state);
            ids.add(player.get("id", Long.class));
        }
        return ids;
    }

    private static int version(DynamicEntity row) {
        return Objects.requireNonNull(row.get("version", Integer.class));
    }
}
