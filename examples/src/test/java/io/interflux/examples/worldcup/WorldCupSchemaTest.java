package io.interflux.examples.worldcup;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.ForeignKey;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorldCupSchemaTest {

    private final Schema schema = WorldCupSchema.build();

    private static List<String> names(Key key) {
        return key.attributes().stream().map(Attribute::name).toList();
    }

    private BelongsToManyAssociation manyToMany(String model, String alias) {
        Association association =
                schema.model(model).orElseThrow().association(alias).orElseThrow();
        return (BelongsToManyAssociation) association;
    }

    @Test
    void has27TablesWithAFileEach() {
        assertThat(schema.models()).hasSize(27);
        new CsvDirectory(MiniData.directory()).requireFilesOf(schema);
    }

    @Test
    void modelsComeAfterThoseTheyReferTo() {
        List<Model> models = List.copyOf(schema.models());
        assertThat(schema.foreignKeys())
                .allSatisfy(key -> assertThat(models.indexOf(key.target())).isLessThan(models.indexOf(key.source())));
    }

    @Test
    void hasThe60ForeignKeysOfTheDatabaseAndTwoToCompositeKeys() {
        assertThat(schema.foreignKeys())
                .hasSize(62)
                .filteredOn(key -> key.columns().size() > 1)
                .extracting(ForeignKey::source, key -> names(key.columns()), ForeignKey::target)
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "(playerAppearance, [\"tournamentId\", \"matchId\", \"teamId\"], teamAppearance)",
                        "(squad, [\"tournamentId\", \"teamId\"], qualifiedTeam)");
    }

    @Test
    void onlyARefereeMayLackWhatItRefersTo() {
        assertThat(schema.foreignKeys())
                .filteredOn(key -> key.columns().nullable())
                .extracting(key -> key.source().name())
                .containsExactly("referee");
    }

    @Test
    void aJunctionIsTheEndOfAFurtherManyToMany() {
        BelongsToManyAssociation players = manyToMany("teamAppearance", "players");
        assertThat(players.junction().name()).isEqualTo("playerAppearance");
        assertThat(names(players.junctionSourceKey())).containsExactly("tournamentId", "matchId", "teamId");
        assertThat(names(players.junctionTargetKey())).containsExactly("playerId");
        BelongsToManyAssociation teams = manyToMany("match", "teams");
        assertThat(teams.junction()).isSameAs(players.source());
    }
}
