package io.interflux.r2dbc.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.interflux.catalog.Catalog;
import io.interflux.catalog.CatalogColumn;
import io.interflux.catalog.CatalogForeignKey;
import io.interflux.catalog.CatalogKey;
import io.interflux.catalog.CatalogReader;
import io.interflux.catalog.CatalogTable;
import io.interflux.ddl.SchemaOperations;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Schema;
import io.interflux.model.TableName;
import io.interflux.r2dbc.R2dbcDatabase;
import io.interflux.spi.Database;
import io.interflux.testkit.SharedDocuments;
import io.interflux.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The tables that each example's schema creates beside those that Sequelize creates for it, as PostgreSQL describes both: the same columns,
 * types, primary keys, unique keys and foreign keys with their actions. Ordered deviations: link columns do not admit null, every foreign
 * key is indexed, constraints are named, and a unique constraint over the primary key is left out.
 */
class GoldenTablesIT {

    /** Two declarations that disagree, which Sequelize makes a table of that it cannot read; here they are one, or an error. */
    private static final Set<String> NOT_COMPARED = Set.of("12b-keys-only-in-first-call");

    /** The example itself says what becomes of its references, other than by the conventions. */
    private static final Set<String> EXPLICIT = Set.of("17-medium-article-readers");

    /** Sequelize lets the first declaration decide, a plain hasMany there; here the links of a junction always go with either end. */
    private static final Set<String> CASCADE = Set.of("09-super-mn-mixed-pk-order");

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TestFactory
    Stream<DynamicTest> theTablesAreThoseOfTheGuides() {
        return distinct().entrySet().stream()
                .filter(example -> !NOT_COMPARED.contains(example.getValue()))
                .map(example -> dynamicTest(example.getValue(), () -> compare(example.getKey(), example.getValue())));
    }

    /** One example for each script; those that fail before they have tables have none. */
    private static Map<String, String> distinct() {
        Map<String, String> examples = new LinkedHashMap<>();
        Path golden = SharedDocuments.require("golden");
        try (Stream<Path> directories = Files.list(golden)) {
            for (Path directory :
                    directories.filter(Files::isDirectory).sorted().toList()) {
                String script = Files.readString(directory.resolve("schema.sql"));
                if (!script.isBlank()) {
                    examples.putIfAbsent(script, directory.getFileName().toString());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return examples;
    }

    private static void compare(String script, String example) {
        GoldenDocument document = GoldenDocument.named(example);
        Schema schema = EXPLICIT.contains(example)
                ? new GoldenSchema(document, false).build()
                : GoldenSchema.conventional(document);
        UnaryOperator<String> ordered =
                line -> CASCADE.contains(example) ? line.replace("on delete SET_NULL", "on delete CASCADE") : line;
        try (TestDatabase database = TestDatabase.open(TestDatabase.Kind.POSTGRESQL)) {
            Database one = R2dbcDatabase.create(database.connectionFactory());
            database.execute(script.strip().split(";\\s*\n"));
            Catalog theirs = read(one);
            database.reset();
            new SchemaOperations(one, schema).create().block(LIMIT);
            Catalog ours = read(one);
            assertThat(described(ours, Set.of()))
                    .containsExactlyElementsOf(described(theirs, linkColumns(schema)).stream()
                            .map(ordered)
                            .toList());
            assertThat(ours.tables()).allSatisfy(GoldenTablesIT::everyForeignKeyIsIndexed);
        }
    }

    private static Catalog read(Database database) {
        return database.withSession(
                        session -> CatalogReader.on(database.dialect()).read(session, Set.of()))
                .single()
                .blockOptional(LIMIT)
                .orElseThrow();
    }

    private static Set<String> linkColumns(Schema schema) {
        return schema.models().stream()
                .flatMap(model -> model.associations().stream())
                .filter(BelongsToManyAssociation.class::isInstance)
                .map(BelongsToManyAssociation.class::cast)
                .flatMap(many -> Stream.of(many.junctionSourceKey(), many.junctionTargetKey())
                        .flatMap(key -> key.attributes().stream())
                        .map(attribute -> many.junction().table().name() + "." + attribute.column()))
                .collect(Collectors.toSet());
    }

    private static List<String> described(Catalog catalog, Set<String> notNull) {
        return catalog.tables().stream()
                .flatMap(table -> described(table, notNull).stream())
                .sorted()
                .toList();
    }

    private static List<String> described(CatalogTable table, Set<String> notNull) {
        List<String> lines = new ArrayList<>();
        for (CatalogColumn column : table.columns()) {
            String name = table.name() + "." + column.name();
            boolean nullable = column.nullable() && !notNull.contains(name);
            lines.add(
                    name + " " + column.type() + (nullable ? "" : " not null") + (column.hasDefault() ? " made" : ""));
        }
        List<String> primaryKey = table.primaryKey().map(CatalogKey::columns).orElseThrow();
        lines.add(table.name() + " primary key " + new TreeSet<>(primaryKey));
        table.uniqueKeys().stream()
                .filter(key -> !new HashSet<>(key.columns()).equals(new HashSet<>(primaryKey)))
                .forEach(key -> lines.add(table.name() + " unique " + new TreeSet<>(key.columns())));
        table.foreignKeys().forEach(foreignKey -> lines.add(table.name() + described(foreignKey)));
        return lines;
    }

    private static String described(CatalogForeignKey foreignKey) {
        return foreignKey.columns() + " refers to "
                + TableName.of(foreignKey.targetTable()) + foreignKey.targetColumns() + " on delete "
                + foreignKey.onDelete() + " on update " + foreignKey.onUpdate();
    }

    private static void everyForeignKeyIsIndexed(CatalogTable table) {
        assertThat(table.foreignKeys()).allMatch(foreignKey -> table.isIndexed(foreignKey.columns()));
    }
}
