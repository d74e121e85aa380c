package io.interflux.examples.championship;

import io.interflux.Interflux;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** The rows of the guide: five players, three teams, three games of two teams each, and who played in the second game. */
final class Season {

    private final Interflux interflux;

    private Season(Interflux interflux) {
        this.interflux = interflux;
    }

    /** Stores everything in one transaction. */
    static Mono<Void> store(Interflux interflux) {
        return interflux.inTransaction(inside -> new Season(inside).games()).then();
    }

    private Mono<Void> games() {
        Mono<List<Player>> players = all(Stream.of("s0me0ne", "empty", "greenhead", "not_spock", "bowl_of_petunias")
                .map(Player::named));
        Mono<List<Game>> games = all(
                Stream.of("The Big Clash", "Winter Showdown", "Summer Beatdown").map(Game::named));
        Mono<List<Team>> teams = all(
                Stream.of("The Martians", "The Earthlings", "The Plutonians").map(Team::named));
        return players.flatMap(who -> games.flatMap(what -> teams.flatMap(sides -> parts(who, what, sides))));
    }

    private Mono<Void> parts(List<Player> players, List<Game> games, List<Team> teams) {
        Mono<List<GameTeam>> parts = all(Stream.of(
                GameTeam.of(games.get(0), teams.get(0)),
                GameTeam.of(games.get(0), teams.get(1)),
                GameTeam.of(games.get(1), teams.get(0)),
                GameTeam.of(games.get(1), teams.get(2)),
                GameTeam.of(games.get(2), teams.get(1)),
                GameTeam.of(games.get(2), teams.get(2))));
        return parts.flatMap(stored -> lineUps(players, stored.get(2), stored.get(3)));
    }

    private Mono<Void> lineUps(List<Player> players, GameTeam martians, GameTeam plutonians) {
        return all(Stream.of(
                        PlayerGameTeam.of(players.get(0), martians),
                        PlayerGameTeam.of(players.get(2), martians),
                        PlayerGameTeam.of(players.get(3), plutonians),
                        PlayerGameTeam.of(players.get(4), plutonians)))
                .then();
    }

    private <T> Mono<List<T>> all(Stream<T> rows) {
        return interflux.insertAll(rows.toList()).collectList();
    }
}
