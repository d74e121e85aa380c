package io.interflux.r2dbc.ddl;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.INSTANT;
import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.LONG;
import static io.interflux.model.DataType.STRING;
import static io.interflux.model.DataType.TIMESTAMP;
import static io.interflux.model.DataType.UUID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Interflux;
import io.interflux.ddl.SchemaFinding;
import io.interflux.ddl.SchemaFinding.Kind;
import io.interflux.ddl.SchemaFinding.Severity;
import io.interflux.ddl.SchemaMismatchException;
import io.interflux.ddl.SchemaReport;
import io.interflux.error.DatabaseException;
import io.interflux.model.DataType;
import io.interflux.model.ReferentialAction;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.model.TableName;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.SingleConversation;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** A live database beside what the schema says of it. */
class SchemaCheckIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static Interflux interflux(TestDatabase database, Consumer<SchemaBuilder> models) {
        SchemaBuilder builder = Schema.builder();
        models.accept(builder);
        return R2dbcInterflux.create(
                database.pool(SingleConversation.on(database.connectionFactory()), 1), builder.build());
    }

    private static SchemaReport check(Interflux interflux) {
        return interflux.schema().check().blockOptional(LIMIT).orElseThrow();
    }

    private static SchemaReport check(TestDatabase database, Consumer<SchemaBuilder> models) {
        return check(interflux(database, models));
    }

    /** The database was given by hand; the report's advice makes it what the schema says. */
    private static void mends(TestDatabase database, Interflux interflux) {
        database.execute(check(interflux).advice().toArray(String[]::new));
        assertThat(check(interflux).findings()).isEmpty();
    }

    private static void grants(SchemaBuilder s) {
        s.define("user").attribute("username", STRING).attribute("points", INTEGER);
        s.define("profile").attribute("name", STRING, name -> name.notNull().unique());
        s.belongsToMany("user", "profile").through("grant", grant -> grant.id()
                .attribute("selfGranted", BOOLEAN)
                .table("grants"));
    }

    private static void everything(SchemaBuilder s) {
        grants(s);
        s.define("thing")
                .table("lager", "Ding \"1\"")
                .id("code", UUID)
                .attribute("color", DataType.enumOf("RED", "it's", "a;b\\c", "ü"))
                .attribute("at", DataType.TIME)
                .attribute("moment", INSTANT)
                .attribute("day", DataType.DATE)
                .attribute("price", DataType.decimal(12, 3))
                .attribute("ratio", DataType.DOUBLE)
                .attribute("share", DataType.FLOAT)
                .attribute("small", DataType.SHORT)
                .attribute("local", TIMESTAMP)
                .attribute("zoned", DataType.TIMESTAMP_WITH_ZONE)
                .attribute("document", DataType.JSON)
                .attribute("data", DataType.BYTES)
                .attribute("note", DataType.TEXT)
                .attribute("tags", DataType.arrayOf(STRING));
        s.belongsTo("thing", "thing").as("parent");
        s.define("department").attribute("name", STRING);
        s.define("employee").attribute("name", STRING);
        s.belongsTo("department", "employee").as("head");
        s.belongsTo("employee", "department").notNull();
        s.define("a").id("x", LONG).id("y", LONG);
        s.define("b");
        s.belongsTo("b", "a").foreignKey("ay", "ax").targetKey("y", "x").constraints(false);
        s.hasMany("user", "b").as("bs").onDelete(ReferentialAction.CASCADE);
    }

    @OnEachDatabase
    void whatTheLibraryMadeHasNoFindings(TestDatabase database) {
        Interflux interflux = interflux(database, SchemaCheckIT::everything);
        interflux.schema().create().block(LIMIT);
        assertThat(check(interflux).findings()).isEmpty();
        assertThat(check(interflux).text()).isEqualTo("The database is what the schema says.\n");
        interflux.schema().requireMatching(Severity.NOTE).block(LIMIT);
    }

    @OnEachDatabase
    void theAdviceForAnEmptyDatabaseMakesIt(TestDatabase database) {
        Interflux interflux = interflux(database, SchemaCheckIT::everything);
        assertThat(check(interflux).findings())
                .extracting(SchemaFinding::kind)
                .containsOnly(Kind.MISSING_TABLE, Kind.FOREIGN_KEY);
        mends(database, interflux);
    }

    @OnEachDatabase
    void aTableThatIsMissingIsMade(TestDatabase database) {
        assertThat(check(database, s -> s.define("user").attribute("username", STRING))
                        .text())
                .isEqualTo(
                        """
                        1 finding: 1 ERROR

                        ERROR There is no table "users" for the model user.
                            CREATE TABLE "users" (
                                "id" BIGINT GENERATED BY DEFAULT AS IDENTITY,
                                "username" VARCHAR(255),
                                CONSTRAINT "users_pkey" PRIMARY KEY ("id")
                            );
                        """);
    }

    /** A table as somebody else would have made it. */
    private static final String[] LEGACY = {
        "CREATE TABLE \"users\"(\"id\" INTEGER, \"username\" VARCHAR(40) NOT NULL, \"legacy\" INTEGER NOT NULL,"
                + " \"seen\" DATE)",
        "CREATE TABLE \"profiles\"(\"id\" BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, \"name\" VARCHAR(255))",
        "CREATE TABLE \"grants\"(\"id\" BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, \"userId\" BIGINT NOT NULL,"
                + " \"profileId\" BIGINT NOT NULL, \"selfGranted\" BOOLEAN,"
                + " CONSTRAINT \"to_profile\" FOREIGN KEY (\"profileId\") REFERENCES \"profiles\"(\"id\"))",
        "CREATE TABLE \"stray\"(\"x\" INTEGER)"
    };

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void theWholeReport(TestDatabase database) {
        database.execute(LEGACY);
        database.execute("INSERT INTO \"profiles\"(\"name\") VALUES ('Queen')");
        database.execute(
                "INSERT INTO \"grants\"(\"userId\", \"profileId\") VALUES (1, 1), (1, 1), (2, 1), (3, 1), (3, 1)");
        assertThat(check(database, SchemaCheckIT::grants).text())
                .isEqualTo(
                        """
                        17 findings: 10 ERROR, 5 WARNING, 2 NOTE

                        ERROR 2 combinations of ("userId", "profileId") are in "grants" more than once.
                            SELECT "userId", "profileId", COUNT(*) FROM "grants" GROUP BY "userId", "profileId" HAVING COUNT(*) > 1;
                        WARNING "users"."id" is integer, where user.id is LONG: some of its values are refused, or kept less exactly.
                            ALTER TABLE "users" ALTER COLUMN "id" SET DATA TYPE BIGINT;
                        ERROR "users"."id" admits null, where user.id is not null: a null there may end a load in an error.
                            ALTER TABLE "users" ALTER COLUMN "id" SET NOT NULL;
                        ERROR "users"."id" makes no values, where user.id is generated: inserts fail.
                            ALTER TABLE "users" ALTER COLUMN "id" ADD GENERATED BY DEFAULT AS IDENTITY;
                        WARNING "users"."username" is character varying(40), where user.username is STRING(255): some of its values are refused, or kept less exactly.
                            ALTER TABLE "users" ALTER COLUMN "username" SET DATA TYPE VARCHAR(255);
                        WARNING "users"."username" does not admit null, where user.username does: such a row is refused.
                            ALTER TABLE "users" ALTER COLUMN "username" DROP NOT NULL;
                        ERROR The table "users" has no column "points" for the attribute user.points.
                            ALTER TABLE "users" ADD COLUMN "points" INTEGER;
                        ERROR Nothing keeps ("id") of "users" unique, where the model user counts on it.
                            ALTER TABLE "users" ADD CONSTRAINT "users_pkey" PRIMARY KEY ("id");
                        ERROR No attribute of the model user has the column "legacy" of "users", which must have a value: inserts fail.
                        NOTE No attribute of the model user has the column "seen" of "users".
                        ERROR "profiles"."name" admits null, where profile.name is not null: a null there may end a load in an error.
                            ALTER TABLE "profiles" ALTER COLUMN "name" SET NOT NULL;
                        ERROR Nothing keeps ("name") of "profiles" unique, where the model profile counts on it.
                            ALTER TABLE "profiles" ADD CONSTRAINT "profiles_name_key" UNIQUE ("name");
                        ERROR Nothing keeps ("userId", "profileId") of "grants" unique, where the model grant counts on it.
                            ALTER TABLE "grants" ADD CONSTRAINT "grants_userId_profileId_key" UNIQUE ("userId", "profileId");
                        ERROR Nothing keeps ("userId") of "grants" within ("id") of "users".
                            ALTER TABLE "grants" ADD CONSTRAINT "grants_userId_fkey" FOREIGN KEY ("userId") REFERENCES "users" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
                        WARNING The foreign key "to_profile" of "grants" has ON DELETE NO ACTION ON UPDATE NO ACTION, where the schema says ON DELETE CASCADE ON UPDATE CASCADE.
                            ALTER TABLE "grants" DROP CONSTRAINT "to_profile";
                            ALTER TABLE "grants" ADD CONSTRAINT "grants_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "profiles" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
                        WARNING No index of "grants" begins with ("profileId"), by which associations find rows.
                            CREATE INDEX "grants_profileId_idx" ON "grants" ("profileId");
                        NOTE The table "public"."stray" belongs to no model.
                        """);
    }

    @OnEachDatabase
    void aCompositeKeyInTheOtherOrderIsNoIndexForItsSecondColumn(TestDatabase database) {
        database.execute(
                "CREATE TABLE \"users\"(\"id\" BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY)",
                "CREATE TABLE \"profiles\"(\"id\" BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY)",
                "CREATE TABLE \"grants\"(\"userId\" BIGINT, \"profileId\" BIGINT, PRIMARY KEY (\"profileId\", \"userId\"))");
        Interflux interflux = interflux(database, s -> {
            s.define("user");
            s.define("profile");
            s.belongsToMany("user", "profile").through("grants", junction -> {}).constraints(false);
        });
        assertThat(check(interflux).advice())
                .containsExactly("CREATE INDEX \"grants_userId_idx\" ON \"grants\" (\"userId\")");
        mends(database, interflux);
    }

    @OnEachDatabase
    void theAdviceMendsATableThatOthersMade(TestDatabase database) {
        database.execute(LEGACY);
        database.execute("ALTER TABLE \"users\" DROP COLUMN \"legacy\"", "ALTER TABLE \"users\" DROP COLUMN \"seen\"");
        database.execute("DROP TABLE \"stray\"");
        mends(database, interflux(database, SchemaCheckIT::grants));
    }

    private static void colors(SchemaBuilder s) {
        s.define("thing").attribute("color", DataType.enumOf("RED", "GREEN"));
    }

    @OnEachDatabase
    void valuesOfAnEnumThatTheDatabaseDoesNotKnow(TestDatabase database) {
        database.execute("CREATE TABLE \"things\"(\"id\" BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,"
                + " \"color\" VARCHAR(5), CONSTRAINT \"c\" CHECK (\"color\" IN ('RED', 'BLUE')))");
        Interflux interflux = interflux(database, SchemaCheckIT::colors);
        assertThat(check(interflux).findings())
                .containsExactly(
                        new SchemaFinding(
                                Severity.ERROR,
                                Kind.ENUM_VALUES,
                                TableName.of("things"),
                                "color",
                                "\"things\".\"color\" admits [RED, BLUE], where thing.color is one of [RED, GREEN]; refused: [GREEN];"
                                        + " unknown: [BLUE]",
                                List.of(
                                        "ALTER TABLE \"things\" DROP CONSTRAINT \"c\"",
                                        "ALTER TABLE \"things\" ADD CONSTRAINT \"things_color_check\" CHECK (\"color\" IN ('RED', 'GREEN'))")));
        mends(database, interflux);
    }

    @OnEachDatabase
    void anEnumWithoutACheck(TestDatabase database) {
        database.execute("CREATE TABLE \"things\"(\"id\" BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,"
                + " \"color\" VARCHAR(5))");
        Interflux interflux = interflux(database, SchemaCheckIT::colors);
        assertThat(check(interflux).findings())
                .singleElement()
                .hasToString("WARNING \"things\".\"color\" admits any text, where thing.color is one of [RED, GREEN]:"
                        + " another ends a load in an error");
        interflux.schema().requireMatching().block(LIMIT);
        mends(database, interflux);
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void anEnumTypeOfPostgreSqlCanBeReadOnly(TestDatabase database) {
        database.execute(
                "CREATE TYPE color AS ENUM ('RED', 'GREEN', 'BLUE')",
                "CREATE TABLE things(id BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, color color)");
        assertThat(check(database, SchemaCheckIT::colors).findings())
                .extracting(SchemaFinding::toString)
                .containsExactly(
                        "WARNING \"things\".\"color\" is color, where thing.color is ENUM[RED, GREEN]: its values can be read,"
                                + " but perhaps neither written nor compared",
                        "ERROR \"things\".\"color\" admits [RED, GREEN, BLUE], where thing.color is one of [RED, GREEN];"
                                + " unknown: [BLUE]");
    }

    @OnEachDatabase
    void typesOfOtherWidthsAndOfOtherKinds(TestDatabase database) {
        database.execute("CREATE TABLE \"things\"(\"id\" INTEGER GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,"
                + " \"a\" BIGINT, \"b\" VARCHAR(20), \"c\" TIMESTAMP, \"d\" TIMESTAMP, \"e\" UUID, \"f\" NUMERIC(8, 2),"
                + " \"g\" INTEGER)");
        assertThat(check(database, s -> s.define("thing")
                                .attribute("a", INTEGER)
                                .attribute("b", STRING)
                                .attribute("c", INSTANT)
                                .attribute("d", DataType.DATE)
                                .attribute("e", STRING)
                                .attribute("f", DataType.decimal(10, 2))
                                .attribute("g", STRING))
                        .findings())
                .allMatch(finding -> finding.kind() == Kind.TYPE)
                .extracting(finding -> finding.severity() + " " + finding.column()
                        + finding.message().substring(finding.message().indexOf(':')))
                .containsExactly(
                        "WARNING id: some of its values are refused, or kept less exactly",
                        "WARNING a: a value that does not fit ends a load in an error",
                        "WARNING b: some of its values are refused, or kept less exactly",
                        "ERROR c: its values cannot be read; declare the attribute by the column's type",
                        "WARNING d: a value that does not fit ends a load in an error",
                        "WARNING e: its values can be read, but perhaps neither written nor compared",
                        "WARNING f: some of its values are refused, or kept less exactly",
                        "ERROR g: its values cannot be read; declare the attribute by the column's type");
    }

    @OnEachDatabase
    void aViewHasColumnsButNoKeys(TestDatabase database) {
        database.execute(
                "CREATE TABLE \"t\"(\"id\" BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, \"n\" INTEGER)",
                "CREATE VIEW \"things\" AS SELECT \"id\", \"n\" FROM \"t\"");
        assertThat(check(database, s -> {
                            s.define("t").table("t").attribute("n", INTEGER);
                            s.define("thing").attribute("n", INTEGER).attribute("m", INTEGER);
                        })
                        .findings())
                .singleElement()
                .hasToString("ERROR The table \"things\" has no column \"m\" for the attribute thing.m");
    }

    @OnEachDatabase
    void requireMatchingEndsInAnErrorWithTheReport(TestDatabase database) {
        Interflux interflux = interflux(database, s -> s.define("user"));
        assertThatExceptionOfType(SchemaMismatchException.class)
                .isThrownBy(() -> interflux.schema().requireMatching().block(LIMIT))
                .withMessage(
                        "The database does not fit the schema; mend it as the report advises, or declare what is there. "
                                + check(interflux).text())
                .satisfies(mismatch -> assertThat(mismatch.report()).isEqualTo(check(interflux)));
    }

    @OnEachDatabase
    void onlyTheTablesThatAreMissingAreCreated(TestDatabase database) {
        interflux(database, s -> s.define("user")).schema().create().block(LIMIT);
        Interflux interflux = interflux(database, s -> {
            s.define("user");
            s.define("profile");
            s.belongsToMany("user", "profile").through("grants");
        });
        assertThat(interflux.schema().createIfMissing().block(LIMIT))
                .extracting(statement -> statement.lines().findFirst().orElseThrow())
                .containsExactly(
                        "CREATE TABLE \"profiles\" (",
                        "CREATE TABLE \"grants\" (",
                        "CREATE INDEX \"grants_profileId_idx\" ON \"grants\" (\"profileId\")");
        assertThat(interflux.schema().createIfMissing().block(LIMIT)).isEmpty();
        assertThat(check(interflux).findings()).isEmpty();
    }

    @OnEachDatabase
    void allTablesAreCreatedWhereNoneIsThere(TestDatabase database) {
        Interflux interflux = interflux(database, SchemaCheckIT::everything);
        assertThat(interflux.schema().createIfMissing().block(LIMIT))
                .isEqualTo(interflux.schema().createStatements());
        assertThat(check(interflux).findings()).isEmpty();
    }

    @OnEachDatabase
    void dropLeavesNoTableAndMayBeRepeated(TestDatabase database) {
        Interflux interflux = interflux(database, SchemaCheckIT::everything);
        interflux.schema().create().block(LIMIT);
        interflux.schema().drop().block(LIMIT);
        interflux.schema().drop().block(LIMIT);
        assertThat(check(interflux).findings()).extracting(SchemaFinding::kind).contains(Kind.MISSING_TABLE);
        interflux.schema().create().block(LIMIT);
    }

    @OnEachDatabase
    void whatOthersMadeDependOnATableKeepsIt(TestDatabase database) {
        Interflux interflux = interflux(database, s -> s.define("user"));
        interflux.schema().create().block(LIMIT);
        database.execute("CREATE VIEW \"v\" AS SELECT * FROM \"users\"");
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> interflux.schema().drop().block(LIMIT));
        assertThat(check(interflux).findings()).extracting(SchemaFinding::kind).containsExactly(Kind.EXTRA_TABLE);
    }
}
