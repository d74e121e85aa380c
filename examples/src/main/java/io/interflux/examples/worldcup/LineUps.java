package io.interflux.examples.worldcup;

import static io.interflux.examples.worldcup.Shown.many;
import static io.interflux.examples.worldcup.Shown.one;
import static io.interflux.examples.worldcup.Shown.text;

import io.interflux.examples.worldcup.model.Match;
import io.interflux.examples.worldcup.model.Match_;
import io.interflux.examples.worldcup.model.Player;
import io.interflux.examples.worldcup.model.PlayerAppearance;
import io.interflux.examples.worldcup.model.PlayerAppearance_;
import io.interflux.examples.worldcup.model.TeamAppearance;
import io.interflux.examples.worldcup.model.TeamAppearance_;
import io.interflux.examples.worldcup.model.Tournament;
import io.interflux.examples.worldcup.model.Tournament_;
import io.interflux.query.ManyToManyInclude;
import io.interflux.query.Select;
import io.interflux.query.ToManyInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every tournament's matches with both teams' line-ups: from the tournament to its matches, to both teams' appearances, and from there
 * through {@code player_appearances} to the players, of whom the junction knows shirt, position and whether they began.
 *
 * <pre>
 * 1901 Island Cup, Atlantis, matches: 2
 *   1901-06-08 Atlantis vs Brobdingnag 1–1, final
 *     Atlantis: Ada Triton 1 GK | substitutes: Bo Nereus 9 FW
 *     Brobdingnag: Di Glumdal 1 GK, Grildrig 11 FW
 * </pre>
 */
final class LineUps implements Report<Tournament> {

    private static final Select<Tournament> SELECT = Select.from(Tournament_.model)
            .include(Tournament_.matches, match -> match.include(Match_.teamAppearances, LineUps::lineUp)
                    .orderBy(Match_.matchDate.asc(), Match_.matchTime.asc()))
            .orderBy(Tournament_.year.asc());

    private static ToManyInclude<TeamAppearance> lineUp(ToManyInclude<TeamAppearance> appearance) {
        return appearance
                .include(TeamAppearance_.team)
                .include(TeamAppearance_.players, LineUps::startersFirst)
                .orderBy(TeamAppearance_.homeTeam.desc());
    }

    private static ManyToManyInclude<Player, PlayerAppearance> startersFirst(
            ManyToManyInclude<Player, PlayerAppearance> player) {
        return player.orderBy(
                TeamAppearance_.players.junction(PlayerAppearance_.starter).desc(),
                TeamAppearance_.players.junction(PlayerAppearance_.shirtNumber).asc());
    }

    @Override
    public Select<Tournament> select() {
        return SELECT;
    }

    @Override
    public List<String> lines(Tournament tournament) {
        List<Match> matches = many(tournament.matches());
        List<String> lines = new ArrayList<>();
        lines.add(text(tournament.tournamentName()) + ", " + text(tournament.hostCountry()) + ", matches: "
                + matches.size());
        for (Match match : matches) {
            lines.add("  " + text(match.matchDate()) + " " + text(match.matchName()) + " " + text(match.score()) + ", "
                    + text(match.stageName()));
            many(match.teamAppearances()).forEach(appearance -> lines.add("    " + lineUp(appearance)));
        }
        return lines;
    }

    private static String lineUp(TeamAppearance appearance) {
        String team = text(one(appearance.team()).teamName());
        List<Player> players = many(appearance.players());
        if (players.isEmpty()) {
            return team + ": line-up not recorded";
        }
        String substitutes = names(players, false);
        return team + ": " + names(players, true) + (substitutes.isEmpty() ? "" : " | substitutes: " + substitutes);
    }

    private static String names(List<Player> players, boolean starters) {
        return players.stream()
                .filter(player -> isStarter(player) == starters)
                .map(player -> Shown.name(player) + " " + role(one(player.playerAppearance())))
                .collect(Collectors.joining(", "));
    }

    private static boolean isStarter(Player player) {
        return Boolean.TRUE.equals(one(player.playerAppearance()).starter());
    }

    private static String role(PlayerAppearance appearance) {
        return Shown.role(appearance.shirtNumber(), appearance.positionCode());
    }
}
