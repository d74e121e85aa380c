package io.interflux.r2dbc.load;

import io.interflux.ddl.SchemaOperations;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.TestDatabase;

/**
 * Parents with children and clubs, made by arithmetic: parent {@code n} is called {@code p<n>}, has rank {@code n % 7} or null where that is
 * 0, children {@code n*10 + 0, 1, …} and is in the clubs {@code n % 50} and {@code (n + 1) % 50}.
 */
final class Family {

    static final Schema SCHEMA = schema();

    private Family() {}

    private static Schema schema() {
        SchemaBuilder schema = Schema.builder();
        ModelDefinition parent =
                schema.define("parent").id().attribute("name", DataType.STRING).attribute("rank", DataType.INTEGER);
        ModelDefinition child = schema.define("child").id().attribute("parentId", DataType.LONG, a -> a.notNull());
        ModelDefinition club = schema.define("club").id().attribute("title", DataType.STRING);
        schema.hasMany(parent, child);
        schema.belongsTo(child, parent);
        schema.belongsToMany(parent, club).through("membership");
        return schema.build();
    }

    static void create(TestDatabase database, int parents, int childrenEach) {
        SchemaOperations tables =
                R2dbcInterflux.create(database.connectionFactory(), SCHEMA).schema();
        tables.create().block();
        String numbers = numbers(database, 1, parents);
        database.execute(
                "INSERT INTO \"parents\"(\"id\", \"name\", \"rank\") SELECT n, 'p' || n, NULLIF(MOD(n, 7), 0) FROM "
                        + numbers,
                "INSERT INTO \"children\"(\"id\", \"parentId\") SELECT n * 10 + i, n FROM " + numbers
                        + " CROSS JOIN (SELECT n AS i FROM " + numbers(database, 0, childrenEach - 1) + ") c",
                "INSERT INTO \"clubs\"(\"id\", \"title\") SELECT n, 'c' || n FROM " + numbers(database, 0, 49),
                "INSERT INTO \"membership\"(\"parentId\", \"clubId\") SELECT n, MOD(n + i, 50) FROM " + numbers
                        + " CROSS JOIN (SELECT n AS i FROM " + numbers(database, 0, 1) + ") c");
        if (database.kind() != TestDatabase.Kind.H2) {
            database.execute("ANALYZE");
        }
    }

    private static String numbers(TestDatabase database, int first, int last) {
        return database.kind() == TestDatabase.Kind.H2
                ? "(SELECT X AS n FROM SYSTEM_RANGE(" + first + ", " + last + ")) s"
                : "(SELECT n FROM generate_series(" + first + ", " + last + ") n) s";
    }
}
