package io.interflux.model;

import io.interflux.error.SchemaException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds names that a database would cut or refuse. */
final class NameLengths {

    private record Named(String what, String name) {

        int bytes() {
            return name.getBytes(StandardCharsets.UTF_8).length;
        }
    }

    private NameLengths() {}

    static void requireWithin(Schema schema, int maxBytes, String databaseName) {
        List<Named> names = new ArrayList<>();
        schema.models().forEach(model -> collect(model, names));
        names.stream()
                .max(Comparator.comparingInt(Named::bytes))
                .filter(longest -> longest.bytes() > maxBytes)
                .ifPresent(longest -> {
                    throw new SchemaException(databaseName + " takes names of at most " + maxBytes + " bytes; "
                            + longest.what() + " \"" + longest.name() + "\" has " + longest.bytes()
                            + " in UTF-8. Give it a shorter name.");
                });
    }

    private static void collect(Model model, List<Named> names) {
        String schema = model.table().schema();
        if (schema != null) {
            names.add(new Named("the database schema of the model " + model, schema));
        }
        names.add(new Named("the table of the model " + model, model.table().name()));
        for (Attribute attribute : model.attributes()) {
            names.add(new Named("the column of " + model + "." + attribute.name(), attribute.column()));
        }
        for (UniqueKey unique : model.uniqueKeys()) {
            if (unique.name() != null) {
                names.add(new Named(
                        "the unique constraint of the model " + model + " over " + unique.key(), unique.name()));
            }
        }
    }
}
