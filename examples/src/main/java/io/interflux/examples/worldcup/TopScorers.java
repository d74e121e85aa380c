package io.interflux.examples.worldcup;

import static io.interflux.examples.worldcup.Models.GOAL;
import static io.interflux.examples.worldcup.Models.MATCH;
import static io.interflux.examples.worldcup.Models.PLAYER;
import static io.interflux.examples.worldcup.Models.TEAM;
import static io.interflux.examples.worldcup.Models.TEAM_APPEARANCE;
import static io.interflux.examples.worldcup.Models.TOURNAMENT;
import static io.interflux.examples.worldcup.Models.parent;
import static io.interflux.examples.worldcup.Models.text;

import io.interflux.mapping.DynamicEntity;
import io.interflux.query.Condition;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.Select;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The players with the most goals, own goals not counted, with the matches of these goals: from the goal to its match and tournament, and
 * from the match through {@code team_appearances} to both teams, whose goals the junction knows.
 *
 * <pre>
 * 2 Bo Nereus
 *   1901-06-01 7' Atlantis 3, Lilliput 1 (1901 Island Cup)
 *   1901-06-01 90' penalty Atlantis 3, Lilliput 1 (1901 Island Cup)
 * </pre>
 */
final class TopScorers implements Report {

    private static final ToManyHandle<DynamicEntity, DynamicEntity> GOALS = PLAYER.toMany("goals", GOAL);
    private static final ToOneHandle<DynamicEntity, DynamicEntity> IN_MATCH = GOAL.toOne("match", MATCH);
    private static final ToOneHandle<DynamicEntity, DynamicEntity> OF_TOURNAMENT =
            MATCH.toOne("tournament", TOURNAMENT);
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> TEAMS =
            MATCH.manyToMany("teams", TEAM, TEAM_APPEARANCE);
    private static final Condition<DynamicEntity> FOR_OWN_TEAM =
            GOAL.bool("own_goal").isFalse();

    private static final Select<DynamicEntity> SELECT = Select.from(PLAYER)
            .include(GOALS, goals -> goals.where(FOR_OWN_TEAM)
                    .include(IN_MATCH, match -> match.include(OF_TOURNAMENT).include(TEAMS, teams -> teams.through(
                                    played -> played.only(TEAM_APPEARANCE.attribute("goals_for")))
                            .orderBy(TEAMS.junction(TEAM_APPEARANCE.bool("home_team"))
                                    .desc())))
                    .orderBy(
                            IN_MATCH.to(MATCH.text("match_date")).asc(),
                            GOAL.text("goal_id").asc()))
            .orderBy(
                    GOALS.count(FOR_OWN_TEAM).desc(),
                    PLAYER.text("family_name").asc(),
                    PLAYER.text("given_name").asc())
            .limit(20);

    @Override
    public Select<DynamicEntity> select() {
        return SELECT;
    }

    @Override
    public List<String> lines(DynamicEntity player) {
        List<DynamicEntity> goals = player.many("goals");
        List<String> lines = new ArrayList<>();
        lines.add(goals.size() + " " + Models.name(player));
        goals.forEach(goal -> lines.add("  " + line(goal, parent(goal, "match"))));
        return lines;
    }

    private static String line(DynamicEntity goal, DynamicEntity match) {
        String score = match.many("teams").stream()
                .map(team -> text(team, "team_name") + " " + text(team.junction(), "goals_for"))
                .collect(Collectors.joining(", "));
        return text(match, "match_date") + " " + text(goal, "minute_label")
                + (Models.is(goal, "penalty") ? " penalty " : " ") + score + " ("
                + text(parent(match, "tournament"), "tournament_name") + ")";
    }
}
