package io.interflux.r2dbc.semantics;

import static io.interflux.r2dbc.semantics.Sandbox.row;

import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.AttributeReference;
import io.interflux.query.JunctionInclude;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.TextHandle;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;

/**
 * A model that refers to itself in every kind of association, and a junction that is itself linked by another one.
 *
 * <pre>
 * Ada: no boss; mentor of Bob;  friends Bob, Cyd
 * Bob: boss Ada; mentor of Cyd; friends Ada
 * Cyd: boss Ada;                friends Cyd
 * Dan: boss Bob
 * </pre>
 */
class SelfReferencesIT {

    private static final ModelHandle<DynamicEntity> PERSON = ModelHandle.of("person");
    private static final TextHandle<DynamicEntity> NAME = PERSON.text("name");
    private static final ToOneHandle<DynamicEntity, DynamicEntity> BOSS = PERSON.toOne("boss", PERSON);
    private static final ToOneHandle<DynamicEntity, DynamicEntity> PUPIL = PERSON.toOne("pupil", PERSON);
    private static final ToManyHandle<DynamicEntity, DynamicEntity> STAFF = PERSON.toMany("staff", PERSON);
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> FRIENDS =
            PERSON.manyToMany("friends", PERSON, ModelHandle.of("friendship"));

    private static final Schema SCHEMA = schema();

    private static Schema schema() {
        SchemaBuilder schema = Schema.builder();
        schema.define("person").attribute("name", DataType.STRING);
        schema.belongsTo("person", "person").as("boss").foreignKey("bossId");
        schema.hasMany("person", "person").as("staff").foreignKey("bossId");
        schema.hasOne("person", "person").as("pupil").foreignKey("mentorId");
        schema.belongsToMany("person", "person")
                .through("friendship")
                .as("friends")
                .inverseAs("admirers")
                .foreignKey("fromId")
                .otherKey("toId");
        return schema.build();
    }

    private static Sandbox open(TestDatabase database) {
        return Sandbox.of(database, SCHEMA)
                .rows(
                        "person(id, name, bossId, mentorId)",
                        row(1, "Ada", null, null),
                        row(2, "Bob", 1, 1),
                        row(3, "Cyd", 1, 2),
                        row(4, "Dan", 2, null))
                .rows("friendship(fromId, toId)", row(1, 2), row(1, 3), row(2, 1), row(3, 3));
    }

    private static final Select<DynamicEntity> PEOPLE = Select.from(PERSON).only(NAME);

    @OnEachDatabase
    void everyKindIncludesItself(TestDatabase database) {
        Sandbox sandbox = open(database);
        sandbox.assertOutline(
                PEOPLE.include(BOSS, boss -> boss.include(BOSS)),
                1,
                "[Ada{boss=null}, Bob{boss=Ada{boss=null}}, Cyd{boss=Ada{boss=null}}, Dan{boss=Bob{boss=Ada}}]");
        sandbox.assertOutline(
                PEOPLE.include(STAFF, staff -> staff.include(STAFF)),
                3,
                "[Ada{staff=[Bob{staff=[Dan]}, Cyd{staff=[]}]}, Bob{staff=[Dan{staff=[]}]}, Cyd{staff=[]}, Dan{staff=[]}]");
        sandbox.assertOutline(
                PEOPLE.include(PUPIL, pupil -> pupil.include(PUPIL)),
                3,
                "[Ada{pupil=Bob{pupil=Cyd}}, Bob{pupil=Cyd{pupil=null}}, Cyd{pupil=null}, Dan{pupil=null}]");
        sandbox.assertOutline(
                PEOPLE.include(FRIENDS, friends -> friends.through(JunctionInclude::none)
                        .include("admirers", admirers -> admirers.through(JunctionInclude::none))),
                3,
                "[Ada{friends=[Bob{admirers=[Ada]}, Cyd{admirers=[Ada, Cyd]}]}, Bob{friends=[Ada{admirers=[Bob]}]},"
                        + " Cyd{friends=[Cyd{admirers=[Ada, Cyd]}]}, Dan{friends=[]}]");
    }

    @OnEachDatabase
    void requiredAndConditionsMeanTheOtherRow(TestDatabase database) {
        Sandbox sandbox = open(database);
        sandbox.assertOutline(
                PEOPLE.include(FRIENDS, friends -> friends.through(JunctionInclude::none)
                                .where(NAME.eq("Cyd")))
                        .limit(2),
                2,
                "[Ada{friends=[Cyd]}, Cyd{friends=[Cyd]}]");
        sandbox.assertOutline(
                PEOPLE.include(BOSS, boss -> boss.include(BOSS, above -> above.required())
                                .required())
                        .limit(2),
                1,
                "[Dan{boss=Bob{boss=Ada}}]");
        sandbox.assertOutline(PEOPLE.where(STAFF.any(STAFF.any(NAME.eq("Dan")))).limit(9), 1, "[Ada]");
        sandbox.assertOutline(PEOPLE.where(BOSS.to(NAME).lessThan(NAME)).limit(9), 1, "[Bob, Cyd, Dan]");
        sandbox.assertOutline(
                PEOPLE.where(FRIENDS.any(FRIENDS.none(NAME.eq("Cyd")))).limit(9), 1, "[Ada]");
        sandbox.assertOutline(PEOPLE.where(PUPIL.none()).limit(9), 1, "[Cyd, Dan]");
    }

    @OnEachDatabase
    void ordersGoOverSeveralStepsOfTheSameModel(TestDatabase database) {
        Sandbox sandbox = open(database);
        sandbox.assertOutline(
                PEOPLE.orderBy(BOSS.to(BOSS).to(NAME).asc(), BOSS.to(NAME).asc(), NAME.desc())
                        .limit(9),
                1,
                "[Dan, Cyd, Bob, Ada]");
        sandbox.assertOutline(
                PEOPLE.include(STAFF, staff -> staff.orderBy(STAFF.count().asc())
                                .limit(1))
                        .limit(2),
                2,
                "[Ada{staff=[Cyd]}, Bob{staff=[Dan]}]");
    }

    private static Schema championship() {
        SchemaBuilder schema = Schema.builder();
        schema.define("game").attribute("name", DataType.STRING);
        schema.define("team").attribute("name", DataType.STRING);
        schema.define("player").attribute("name", DataType.STRING);
        schema.belongsToMany("game", "team").through("gameTeam", link -> link.id());
        schema.belongsToMany("player", "gameTeam").through("lineup", link -> link.attribute("shirt", DataType.INTEGER));
        return schema.build();
    }

    /** M:N:N: players are linked to links. */
    @OnEachDatabase
    void aJunctionIsLinkedByAnotherJunction(TestDatabase database) {
        Sandbox sandbox = Sandbox.of(database, championship())
                .rows("game(id, name)", row(1, "final"), row(2, "derby"))
                .rows("team(id, name)", row(1, "red"), row(2, "blue"))
                .rows("gameTeam(id, gameId, teamId)", row(7, 1, 1), row(8, 1, 2), row(9, 2, 1))
                .rows("player(id, name)", row(1, "p"), row(2, "q"))
                .rows("lineup(playerId, gameTeamId, shirt)", row(1, 7, 10), row(2, 7, 11), row(1, 9, 99));
        ModelHandle<DynamicEntity> game = ModelHandle.of("game");
        ModelHandle<DynamicEntity> gameTeam = ModelHandle.of("gameTeam");
        ModelHandle<DynamicEntity> player = ModelHandle.of("player");
        ModelHandle<DynamicEntity> lineup = ModelHandle.of("lineup");
        ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> players =
                gameTeam.manyToMany("players", player, lineup);
        sandbox.assertOutline(
                Select.from(game).limit(9).include(game.toMany("gameTeams", gameTeam), teams -> teams.only(
                                gameTeam.attribute("id"))
                        .include("team")
                        .include(players, of -> of.through(link -> link.only(lineup.attribute("shirt")))
                                .orderBy(players.junction(lineup.attribute("shirt"))
                                        .desc()))),
                3,
                "[final{gameTeams=[{id=7, team=red, players=[q{lineup={shirt=11}}, p{lineup={shirt=10}}]},"
                        + " {id=8, team=blue, players=[]}]},"
                        + " derby{gameTeams=[{id=9, team=red, players=[p{lineup={shirt=99}}]}]}]");
        sandbox.assertOutline(
                Select.from(player).limit(9).include("gameTeams", links -> links.only(
                                List.of(AttributeReference.named("id")))
                        .through(JunctionInclude::none)
                        .include("game")),
                2,
                "[p{gameTeams=[{id=7, game=final}, {id=9, game=derby}]}, q{gameTeams=[{id=7, game=final}]}]");
    }
}
