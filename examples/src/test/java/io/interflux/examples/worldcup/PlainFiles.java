package io.interflux.examples.worldcup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The CSV files of a directory, counted and joined in plain Java. */
final class PlainFiles {

    private final Path directory;
    private final Map<String, List<CSVRecord>> tables = new HashMap<>();
    private final Map<String, CSVRecord> players = new HashMap<>();

    PlainFiles(Path directory) {
        this.directory = directory;
    }

    List<CSVRecord> rows(String table) {
        return tables.computeIfAbsent(table, this::read);
    }

    private List<CSVRecord> read(String table) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(directory.resolve(table + ".csv"), StandardCharsets.UTF_8, format)) {
            return parser.getRecords();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Map<String, CSVRecord> players() {
        if (players.isEmpty()) {
            rows("players").forEach(row -> players.put(row.get("player_id"), row));
        }
        return players;
    }

    List<CSVRecord> where(String table, String column, String value) {
        return rows(table).stream().filter(row -> row.get(column).equals(value)).toList();
    }

    /** The names of the players with rows of more than one team in a table. */
    List<String> playersOfSeveralTeams(String table) {
        Map<String, Set<String>> teams = rows(table).stream()
                .collect(Collectors.groupingBy(
                        row -> row.get("player_id"),
                        TreeMap::new,
                        Collectors.mapping(row -> row.get("team_id"), Collectors.toSet())));
        return teams.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> name(entry.getKey()))
                .toList();
    }

    /** How many goals each player scored, own goals not counted. */
    Map<String, Long> goalsByPlayer() {
        return where("goals", "own_goal", "0").stream()
                .collect(Collectors.groupingBy(row -> row.get("player_id"), Collectors.counting()));
    }

    /** {@code 17 Marta} for every player in the map. */
    Set<String> scorers(Map<String, Long> goals) {
        return goals.entrySet().stream()
                .map(entry -> entry.getValue() + " " + name(entry.getKey()))
                .collect(Collectors.toSet());
    }

    private String name(String player) {
        CSVRecord row = Objects.requireNonNull(players().get(player));
        return (row.get("given_name") + " " + row.get("family_name")).strip();
    }
}
