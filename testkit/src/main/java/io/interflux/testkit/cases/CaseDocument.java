package io.interflux.testkit.cases;

import static io.interflux.testkit.cases.CaseMetadata.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    /** Models, columns and associations by name. */
    public CaseMetadata metadata() {
        return new CaseMetadata(json);
    }

    /** The schema, built by name with everything explicit. */
    public Schema schema() {
        return new CaseSchema(metadata()).build();
    }

    /** The rows of all tables, to be inserted in any order: associations are declared without constraints. */
    public List<DynamicEntity> rows() {
        List<DynamicEntity> rows = new ArrayList<>();
        for (JsonNode model : json.get("models")) {
            String name = text(model, "name");
            for (JsonNode row : json.get("rows").path(text(model, "table"))) {
                rows.add(DynamicEntity.of(name, metadata().values(name, row)));
            }
        }
        return rows;
    }

    /** The query. */
    public Select<DynamicEntity> query() {
        return new CaseQuery(metadata()).select();
    }

    /** How many roots there are without limit and offset, where the document says it. */
    public OptionalLong totalWithoutLimit() {
        JsonNode total = json.path("totalWithoutLimit");
        return total.isNumber() ? OptionalLong.of(total.asLong()) : OptionalLong.empty();
    }

    /** The first difference between the expected roots and these, with its path, or {@code null} if they are equal. */
    public @Nullable String difference(List<DynamicEntity> roots) {
        return differenceOf(roots.stream().map(DynamicEntity::asMap).toList());
    }

    /** As {@link #difference}, of roots as maps of their values and children. */
    public @Nullable String differenceOf(List<? extends Map<String, ? extends @Nullable Object>> roots) {
        return comparison().difference(json.get("expected"), tree(roots));
    }

    private CaseComparison comparison() {
        return new CaseComparison(json.get("query"), json.path("ordered").asBoolean());
    }

    /** The same document with these roots as the expected ones. */
    public CaseDocument expecting(List<? extends Map<String, ? extends @Nullable Object>> roots, long total) {
        ObjectNode copy = json.deepCopy();
        copy.set("expected", tree(roots));
        copy.put("totalWithoutLimit", total);
        return new CaseDocument(id, copy);
    }

    private static JsonNode tree(List<? extends Map<String, ? extends @Nullable Object>> roots) {
        return MAPPER.valueToTree(roots.stream().map(CaseJson::plain).toList());
    }
}
