package io.interflux.examples.worldcup;

import static io.interflux.examples.worldcup.Shown.many;
import static io.interflux.examples.worldcup.Shown.one;
import static io.interflux.examples.worldcup.Shown.text;

import io.interflux.examples.worldcup.model.Player;
import io.interflux.examples.worldcup.model.Player_;
import io.interflux.examples.worldcup.model.QualifiedTeam;
import io.interflux.examples.worldcup.model.QualifiedTeam_;
import io.interflux.examples.worldcup.model.Squad;
import io.interflux.examples.worldcup.model.Squad_;
import io.interflux.examples.worldcup.model.TeamAppearance;
import io.interflux.examples.worldcup.model.TeamAppearance_;
import io.interflux.examples.worldcup.model.Tournament_;
import io.interflux.query.Condition;
import io.interflux.query.JunctionInclude;
import io.interflux.query.Select;
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
final class TeamChangers implements Report<Player> {

    private static final Condition<Squad> FOR_ANOTHER_TEAM =
            Squad_.teamId.ne(Squad_.player.to(Player_.firstSquad).to(Squad_.teamId));

    private static final Select<Player> SELECT = Select.from(Player_.model)
            .where(Player_.squads.any(FOR_ANOTHER_TEAM))
            .include(Player_.qualifiedTeams, team -> team.include(QualifiedTeam_.team)
                    .include(QualifiedTeam_.tournament)
                    .orderBy(QualifiedTeam_.tournament.to(Tournament_.year).asc()))
            .include(
                    Player_.teamAppearances, played -> played.only(TeamAppearance_.tournamentId, TeamAppearance_.teamId)
                            .through(JunctionInclude::none))
            .orderBy(Player_.familyName.asc(), Player_.givenName.asc());

    @Override
    public Select<Player> select() {
        return SELECT;
    }

    @Override
    public List<String> lines(Player player) {
        List<String> lines = new ArrayList<>();
        lines.add(Shown.name(player));
        many(player.qualifiedTeams()).forEach(team -> lines.add("  " + line(player, team)));
        return lines;
    }

    private static String line(Player player, QualifiedTeam team) {
        long played = many(player.teamAppearances()).stream()
                .filter(appearance -> isOf(appearance, team))
                .count();
        return text(one(team.team()).teamName()) + ", "
                + text(one(team.tournament()).tournamentName()) + ": " + role(one(team.squad()))
                + (played == 0 ? "" : ", matches recorded: " + played);
    }

    private static String role(Squad squad) {
        return Shown.role(squad.shirtNumber(), squad.positionCode());
    }

    private static boolean isOf(TeamAppearance appearance, QualifiedTeam team) {
        return appearance.tournamentId().equals(team.tournamentId())
                && appearance.teamId().equals(team.teamId());
    }
}
