package io.interflux.testkit.random;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.interflux.testkit.cases.CaseType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One model while a schema is being made up: its columns, its keys and what its foreign keys refer to. */
final class ModelSketch {

    /** One column. */
    record Column(String name, CaseType type, boolean nullable, boolean unique) {}

    /**
     * One foreign key.
     *
     * @param columns in the order of the key referred to
     * @param unique whether no two rows may have the same
     * @param dangling whether some rows may refer to nothing that there is
     */
    record Reference(List<String> columns, ModelSketch target, List<String> key, boolean unique, boolean dangling) {}

    private final String name;
    private final String table;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private List<String> primaryKey = List.of();
    private boolean duplicates;

    ModelSketch(String name, String table) {
        this.name = name;
        this.table = table;
    }

    String name() {
        return name;
    }

    String table() {
        return table;
    }

    List<Column> columns() {
        return List.copyOf(columns.values());
    }

    Column column(String columnName) {
        Column column = columns.get(columnName);
        if (column == null) {
            throw new IllegalArgumentException("No " + columnName + " in " + columns.keySet());
        }
        return column;
    }

    void add(Column column) {
        columns.put(column.name(), column);
    }

    void add(Reference reference) {
        references.add(reference);
    }

    List<Reference> references() {
        return references;
    }

    List<String> primaryKey() {
        return primaryKey;
    }

    void primaryKey(List<String> names) {
        primaryKey = List.copyOf(names);
    }

    /** The keys that foreign keys may refer to: the primary key and every unique column. */
    List<List<String>> keys() {
        List<List<String>> keys = new ArrayList<>();
        if (!primaryKey.isEmpty()) {
            keys.add(primaryKey);
        }
        columns.values().stream()
                .filter(column -> column.unique() && !isReference(column.name()))
                .forEach(column -> keys.add(List.of(column.name())));
        return keys;
    }

    boolean isReference(String columnName) {
        return references.stream().anyMatch(reference -> reference.columns().contains(columnName));
    }

    /** Whether a junction may link two rows more than once. */
    boolean allowsDuplicates() {
        return duplicates;
    }

    void allowDuplicates() {
        duplicates = true;
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", name).put("table", table);
        for (Column column : columns.values()) {
            ObjectNode entry = json.withArray("columns").addObject();
            entry.put("name", column.name()).put("type", column.type().word()).put("nullable", column.nullable());
            if (column.unique()) {
                entry.put("unique", true);
            }
        }
        primaryKey.forEach(json.withArray("primaryKey")::add);
        return json;
    }
}
