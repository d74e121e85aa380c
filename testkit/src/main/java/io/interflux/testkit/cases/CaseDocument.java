package io.interflux.testkit.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One document: models, associations, rows, a query and the roots that it must give.
 *
 * @param id the document's name, for messages
 * @param json everything as it stands in the file
 */
public record CaseDocument(String id, JsonNode json) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Reads one file. */
    public static CaseDocument read(Path file) {
        try {
            JsonNode json = MAPPER.readTree(Files.readString(file));
            return new CaseDocument(json.path("id").asText(nameOf(file)), json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + file, unreadable);
        }
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** The documents below a directory, in the order of their paths; files without a query are left out. */
    public static List<CaseDocument> below(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(CaseDocument::read)
                    .filter(document -> document.json().path("query").has("root"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Cannot read " + directory, unreadable);
        }
    }

    /** The schema, built by name with everything explicit. */
    public Schema schema() {
        return new CaseSchema(json).build();
    }

    /** The rows of all tables, to be inserted in any order: associations are declared without constraints. */
    public List<DynamicEntity> rows() {
        List<DynamicEntity> rows = new ArrayList<>();
        CaseSchema schema = new CaseSchema(json);
        for (JsonNode model : json.get("models")) {
            for (JsonNode row : json.get("rows").path(model.get("table").asText())) {
                rows.add(DynamicEntity.of(model.get("name").asText(), schema.values(model, row)));
            }
        }
        return rows;
    }

    /** The query. */
    public Select<DynamicEntity> query() {
        return new CaseQuery(json).select();
    }

    /** How many roots there are without limit and offset, where the document says it. */
    public OptionalLong totalWithoutLimit() {
        JsonNode total = json.path("totalWithoutLimit");
        return total.isNumber() ? OptionalLong.of(total.asLong()) : OptionalLong.empty();
    }

    /** The first difference between the expected roots and these, with its path, or {@code null} if they are equal. */
    public @Nullable String difference(List<DynamicEntity> roots) {
        JsonNode actual = MAPPER.valueToTree(
                roots.stream().map(DynamicEntity::asMap).map(CaseJson::plain).toList());
        return new CaseComparison(json.get("query")).difference(json.get("expected"), actual);
    }
}
