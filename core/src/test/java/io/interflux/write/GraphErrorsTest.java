package io.interflux.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.dialect.PostgreSqlDialect;
import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Mappings;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Graphs that cannot be written are refused by the call, before any statement. */
final class GraphErrorsTest {

    private static final ModelHandle<DynamicEntity> TEAM = ModelHandle.of("team");
    private static final ModelHandle<DynamicEntity> PLAYER = ModelHandle.of("player");
    private static final ToOneHandle<DynamicEntity, DynamicEntity> CAPTAIN = TEAM.toOne("captain", PLAYER);
    private static final ToManyHandle<DynamicEntity, DynamicEntity> PLAYERS = TEAM.toMany("players", PLAYER);

    private final EchoDatabase database = new EchoDatabase(PostgreSqlDialect.INSTANCE);
    private final Schema schema = schema();
    private final Writer writer = new Writer(database, schema, Mappings.of(schema), GraphErrorsTest::nothing);

    private static Schema schema() {
        SchemaBuilder s = Schema.builder();
        s.define("team");
        s.define("player").attribute("name", DataType.STRING, name -> name.notNull());
        s.hasMany("team", "player");
        s.belongsTo("team", "player").as("captain").foreignKey("captainId");
        return s.build();
    }

    private static <T> Flux<T> nothing(Select<T> select) {
        return Flux.empty();
    }

    private static DynamicEntity player() {
        return DynamicEntity.of("player", Map.of("name", "a"));
    }

    private static DynamicEntity team(Map<String, ?> values) {
        return DynamicEntity.of("team", values);
    }

    private void assertRefused(List<DynamicEntity> roots, UnaryOperator<Graph<DynamicEntity>> graph, String message) {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> writer.insertGraphs(roots, graph))
                .withMessage(message);
        assertThat(database.log).isEmpty();
    }

    @Test
    void rowsInACircleAreNamed() {
        DynamicEntity player = player();
        assertRefused(
                List.of(team(Map.of("captain", player, "players", List.of(player)))),
                g -> g.with(CAPTAIN).with(PLAYERS),
                "The rows of the graph at team, team.captain refer to each other in a circle, so that none can be the first;"
                        + " insert one of them without its reference, and update it afterwards.");
    }

    @Test
    void aChildHasOneParentByOneForeignKey() {
        DynamicEntity player = player();
        assertRefused(
                List.of(team(Map.of("players", List.of(player))), team(Map.of("players", List.of(player)))),
                g -> g.with(PLAYERS),
                "The player at team[0].players[0] belongs to two rows of team by the same foreign key (teamId), the one at"
                        + " team[0] and the one at team[1]; make it a child of one of them.");
    }

    @Test
    void aValueThatIsMissingDeepInsideIsNamedByItsPath() {
        assertRefused(
                List.of(team(Map.of("players", List.of(player(), DynamicEntity.of("player", Map.of()))))),
                g -> g.with(PLAYERS),
                "The entity team.players[1] has a null where a value is needed: the attribute 'name' of model player is not"
                        + " nullable; give it a value.");
    }

    @Test
    void aGraphNamesEachAssociationOnce() {
        assertRefused(
                List.of(team(Map.of())),
                g -> g.with(PLAYERS).connect(PLAYERS),
                "The graph names 'players' twice at one level; name it once.");
    }

    @Test
    void aToOneHasOneChild() {
        assertRefused(
                List.of(team(Map.of("captain", List.of(player(), player())))),
                g -> g.with(CAPTAIN),
                "The graph has 2 rows at team.captain, but the association team.captain (belongsTo player) leads to one at"
                        + " most; give one.");
    }

    @Test
    void aChildIsNotNull() {
        DynamicEntity team = team(Map.of("players", Arrays.asList(player(), null)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> writer.insertGraphs(List.of(team), g -> g.with(PLAYERS)))
                .withMessage("A child at team.players is null; give one, or leave the call out.");
    }

    @Test
    void aRowThatExistsNeedsItsKey() {
        assertRefused(
                List.of(team(Map.of("captain", player()))),
                g -> g.connect(CAPTAIN),
                "The entity team.captain has no value for 'id' of the key (id), by which its row is found; give it one, or"
                        + " load the attribute.");
    }
}
