package io.interflux.examples.worldcup;

import static io.interflux.examples.worldcup.Shown.many;
import static io.interflux.examples.worldcup.Shown.one;
import static io.interflux.examples.worldcup.Shown.text;

import io.interflux.examples.worldcup.model.Goal;
import io.interflux.examples.worldcup.model.Goal_;
import io.interflux.examples.worldcup.model.Match;
import io.interflux.examples.worldcup.model.Match_;
import io.interflux.examples.worldcup.model.Player;
import io.interflux.examples.worldcup.model.Player_;
import io.interflux.examples.worldcup.model.Team;
import io.interflux.examples.worldcup.model.TeamAppearance;
import io.interflux.examples.worldcup.model.TeamAppearance_;
import io.interflux.query.Condition;
import io.interflux.query.ManyToManyInclude;
import io.interflux.query.Select;
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
final class TopScorers implements Report<Player> {

    private static final Condition<Goal> FOR_OWN_TEAM = Goal_.ownGoal.isFalse();

    private static final Select<Player> SELECT = Select.from(Player_.model)
            .include(Player_.goals, goal -> goal.where(FOR_OWN_TEAM)
                    .include(Goal_.match, match -> match.include(Match_.tournament)
                            .include(Match_.teams, TopScorers::homeTeamFirst))
                    .orderBy(Goal_.match.to(Match_.matchDate).asc(), Goal_.goalId.asc()))
            .orderBy(Player_.goals.count(FOR_OWN_TEAM).desc(), Player_.familyName.asc(), Player_.givenName.asc())
            .limit(20);

    private static ManyToManyInclude<Team, TeamAppearance> homeTeamFirst(ManyToManyInclude<Team, TeamAppearance> team) {
        return team.through(played -> played.only(TeamAppearance_.goalsFor))
                .orderBy(Match_.teams.junction(TeamAppearance_.homeTeam).desc());
    }

    @Override
    public Select<Player> select() {
        return SELECT;
    }

    @Override
    public List<String> lines(Player player) {
        List<Goal> goals = many(player.goals());
        List<String> lines = new ArrayList<>();
        lines.add(goals.size() + " " + Shown.name(player));
        goals.forEach(goal -> lines.add("  " + line(goal, one(goal.match()))));
        return lines;
    }

    private static String line(Goal goal, Match match) {
        String score = many(match.teams()).stream()
                .map(team -> text(team.teamName()) + " "
                        + text(one(team.teamAppearance()).goalsFor()))
                .collect(Collectors.joining(", "));
        return text(match.matchDate()) + " " + text(goal.minuteLabel())
                + (Boolean.TRUE.equals(goal.penalty()) ? " penalty " : " ") + score + " ("
                + text(one(match.tournament()).tournamentName()) + ")";
    }
}
