package io.interflux.r2dbc.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.interflux.testkit.SharedDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** One example of the guides: its models, rows and calls as Sequelize resolved them, and what Sequelize gave. */
record GoldenDocument(String name, JsonNode json, JsonNode result) {

    static final ObjectMapper MAPPER = new ObjectMapper();

    static GoldenDocument named(String name) {
        Path directory = SharedDocuments.require("golden").resolve(name);
        return new GoldenDocument(name, read(directory.resolve("query.json")), read(directory.resolve("result.json")));
    }

    /** The names of all examples that do not write, in alphabetical order. */
    static List<String> readingNames() {
        return names(false);
    }

    /** The names of all examples that write, in alphabetical order. */
    static List<String> writingNames() {
        return names(true);
    }

    private static List<String> names(boolean writing) {
        try (Stream<Path> entries = Files.list(SharedDocuments.require("golden"))) {
            return entries.filter(Files::isDirectory)
                    .map(directory -> directory.getFileName().toString())
                    .filter(name -> named(name).json().get("writes").booleanValue() == writing)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return MAPPER.readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The only query by includes. */
    JsonNode neutral() {
        List<JsonNode> queries = stream(json.get("sequelizeCalls"))
                .filter(call -> call.has("neutral"))
                .map(call -> call.get("neutral"))
                .toList();
        if (queries.size() != 1) {
            throw new IllegalArgumentException(name + " has " + queries.size() + " queries");
        }
        return queries.get(0);
    }

    /** The result as a list, also where the call gives one object. */
    JsonNode roots() {
        return result.isArray() ? result : MAPPER.createArrayNode().add(result);
    }

    JsonNode model(String model) {
        return find("models", entry -> entry.get("name").asText().equals(model));
    }

    JsonNode association(String source, String alias) {
        return find(
                "associations",
                entry -> entry.get("source").asText().equals(source)
                        && entry.get("as").asText().equals(alias));
    }

    private JsonNode find(String list, Predicate<JsonNode> wanted) {
        return stream(json.get(list))
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name + ": not in its " + list));
    }

    static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static String[] texts(JsonNode array) {
        return stream(array).map(JsonNode::asText).toArray(String[]::new);
    }
}
