package io.interflux.examples.worldcup;

import static io.interflux.examples.worldcup.Models.PLAYER;
import static io.interflux.examples.worldcup.Models.PLAYER_APPEARANCE;
import static io.interflux.examples.worldcup.Models.QUALIFIED_TEAM;
import static io.interflux.examples.worldcup.Models.SQUAD;
import static io.interflux.examples.worldcup.Models.TEAM;
import static io.interflux.examples.worldcup.Models.TEAM_APPEARANCE;
import static io.interflux.examples.worldcup.Models.TOURNAMENT;
import static io.interflux.examples.worldcup.Models.parent;
import static io.interflux.examples.worldcup.Models.text;

import io.interflux.mapping.DynamicEntity;
import io.interflux.query.Condition;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.Select;
import io.interflux.query.TextHandle;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import java.util.ArrayList;
import java.util.List;

/**
 * The players who were in the squads of more than one team: those with a squad of another team than their first squad's. From the player
 * through {@code squads} to the qualified teams, each with its team and tournament, and through {@code player_appearances} to the matches
 * played, as far as the data has them: from 1970 on.
 *
 * <pre>
 * Flimnap
 *   Lilliput, 1901 Island Cup: FW, matches recorded: 1
 *   Brobdingnag, 1905 Island Cup: 9 FW, matches recorded: 1
 * </pre>
 */
final class TeamChangers implements Report {

    private static final ToManyHandle<DynamicEntity, DynamicEntity> SQUADS = PLAYER.toMany("squads", SQUAD);
    private static final ToOneHandle<DynamicEntity, DynamicEntity> FIRST_SQUAD = PLAYER.toOne("first_squad", SQUAD);
    private static final ToOneHandle<DynamicEntity, DynamicEntity> OF_PLAYER = SQUAD.toOne("player", PLAYER);
    private static final TextHandle<DynamicEntity> TEAM_ID = SQUAD.text("team_id");
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> QUALIFIED_TEAMS =
            PLAYER.manyToMany("qualified_teams", QUALIFIED_TEAM, SQUAD);
    private static final ToOneHandle<DynamicEntity, DynamicEntity> OF_TEAM = QUALIFIED_TEAM.toOne("team", TEAM);
    private static final ToOneHandle<DynamicEntity, DynamicEntity> OF_TOURNAMENT =
            QUALIFIED_TEAM.toOne("tournament", TOURNAMENT);
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> PLAYED =
            PLAYER.manyToMany("team_appearances", TEAM_APPEARANCE, PLAYER_APPEARANCE);

    private static final Condition<DynamicEntity> FOR_ANOTHER_TEAM =
            TEAM_ID.ne(OF_PLAYER.to(FIRST_SQUAD).to(TEAM_ID));

    private static final Select<DynamicEntity> SELECT = Select.from(PLAYER)
            .where(SQUADS.any(FOR_ANOTHER_TEAM))
            .include(QUALIFIED_TEAMS, teams -> teams.include(OF_TEAM)
                    .include(OF_TOURNAMENT)
                    .orderBy(OF_TOURNAMENT.to(TOURNAMENT.attribute("year")).asc()))
            .include(PLAYED, played -> played.only(
                            TEAM_APPEARANCE.text("tournament_id"), TEAM_APPEARANCE.text("team_id"))
                    .through(junction -> junction.none()))
            .orderBy(PLAYER.text("family_name").asc(), PLAYER.text("given_name").asc());

    @Override
    public Select<DynamicEntity> select() {
        return SELECT;
    }

    @Override
    public List<String> lines(DynamicEntity player) {
        List<String> lines = new ArrayList<>();
        lines.add(Models.name(player));
        player.many("qualified_teams").forEach(team -> lines.add("  " + line(player, team)));
        return lines;
    }

    private static String line(DynamicEntity player, DynamicEntity team) {
        long played = player.many("team_appearances").stream()
                .filter(appearance -> isOf(appearance, team))
                .count();
        return text(parent(team, "team"), "team_name") + ", " + text(parent(team, "tournament"), "tournament_name")
                + ": " + Models.role(team.junction()) + (played == 0 ? "" : ", matches recorded: " + played);
    }

    private static boolean isOf(DynamicEntity appearance, DynamicEntity team) {
        return text(appearance, "tournament_id").equals(text(team, "tournament_id"))
                && text(appearance, "team_id").equals(text(team, "team_id"));
    }
}
