package io.interflux.ddl;

import io.interflux.error.SchemaException;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.model.TableName;
import io.interflux.model.UniqueKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * Makes the names of constraints and indexes that have none: {@code grants_userId_profileId_key}. A name that is longer than the database
 * admits is cut and gets a hash; so does one that is taken, since tables, indexes and constraints share their names in one schema or
 * another of every database. Names are equal for equal schemas.
 */
final class ObjectNames {

    private final int maxBytes;
    private final Map<TableName, String> taken = new HashMap<>();

    /** @throws SchemaException if two objects were given the same name */
    ObjectNames(Schema schema, int maxBytes) {
        this.maxBytes = maxBytes;
        schema.models().forEach(model -> take(model.table(), "the table of model " + model));
        schema.models().forEach(model -> model.uniqueKeys().forEach(unique -> takeGiven(model, unique)));
    }

    private void takeGiven(Model model, UniqueKey unique) {
        if (unique.name() != null) {
            take(
                    new TableName(model.table().schema(), unique.name()),
                    "the unique constraint " + unique.key() + " of model " + model);
        }
    }

    private void take(TableName name, String owner) {
        String other = taken.putIfAbsent(name, owner);
        if (other != null) {
            throw new SchemaException("The name " + name + " is given to " + other + " and to " + owner
                    + "; give one of them another name.");
        }
    }

    /** A name after the table and its columns, which is not given again. */
    String of(Model model, List<String> columns, String suffix) {
        List<String> parts = new ArrayList<>(List.of(model.table().name()));
        parts.addAll(columns);
        String name = String.join("_", parts) + "_" + suffix;
        for (int attempt = 0; isTaken(model, name); attempt++) {
            name = shortened(parts, suffix, attempt);
        }
        taken.put(new TableName(model.table().schema(), name), "model " + model);
        return name;
    }

    private boolean isTaken(Model model, String name) {
        return bytes(name) > maxBytes
                || taken.containsKey(new TableName(model.table().schema(), name));
    }

    /** The hash is made of all parts, kept apart, so that names that begin alike do not end alike. */
    private String shortened(List<String> parts, String suffix, int attempt) {
        CRC32 hash = new CRC32();
        hash.update((String.join("\0", parts) + "\0" + suffix + "\0" + attempt).getBytes(StandardCharsets.UTF_8));
        String end = "_" + String.format("%08x", hash.getValue()) + "_" + suffix;
        return beginning(String.join("_", parts), maxBytes - bytes(end)) + end;
    }

    private static String beginning(String text, int maxBytes) {
        int end = 0;
        int bytes = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            bytes += bytes(Character.toString(codePoint));
            if (bytes > maxBytes) {
                break;
            }
            end += Character.charCount(codePoint);
        }
        return text.substring(0, end);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
