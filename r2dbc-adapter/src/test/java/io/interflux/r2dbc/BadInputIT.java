package io.interflux.r2dbc;

import static io.interflux.r2dbc.Statements.LIMIT;
import static io.interflux.r2dbc.Statements.all;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.interflux.Interflux;
import io.interflux.error.DatabaseException;
import io.interflux.error.InterfluxException;
import io.interflux.error.SchemaException;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.Condition;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.TextHandle;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Hostile and mistaken input through the whole API: data stays data, and errors name the value or hide it, and the fix. */
class BadInputIT {

    private static final String SECRET = "s3cret";

    private static final List<String> ATTACKS = List.of(
            "'; DROP TABLE \"items\"; --",
            "\"; DROP TABLE \"items\"; --",
            "\\' OR 1=1 --",
            "$1 $2 ? ?? :name {text} {{}}",
            "100%_\\\\",
            "' || (SELECT version()) || '",
            "/* */ -- \r\n\t\u0001\u001f",
            "\u202Eabc\uFEFF\u2028",
            "e\u0301 \uD83D\uDE00 \uFFFF",
            "null",
            "''",
            " ");

    private static final Schema ITEMS = items();

    private final ModelHandle<DynamicEntity> item = ModelHandle.of("item");
    private final TextHandle<DynamicEntity> text = item.text("text");

    private static Schema items() {
        SchemaBuilder s = Schema.builder();
        s.define("item")
                .attribute("text", DataType.TEXT)
                .attribute("code", DataType.string(5))
                .attribute("price", DataType.decimal(6, 2))
                .attribute("at", DataType.INSTANT)
                .attribute("json", DataType.JSON)
                .attribute("tags", DataType.arrayOf(DataType.STRING));
        return s.build();
    }

    private static Interflux created(TestDatabase database) {
        Interflux interflux = R2dbcInterflux.create(database.pool(1), ITEMS);
        interflux.schema().create().block(LIMIT);
        return interflux;
    }

    private static DynamicEntity item(String name, Object value) {
        return DynamicEntity.of("item", Map.of(name, value));
    }

    private static long count(Interflux interflux, Select<?> select) {
        return interflux.count(select).blockOptional(LIMIT).orElseThrow();
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what a caller without null checks may give
    private static <V> V absent() {
        return null;
    }

    @OnEachDatabase({Kind.H2, Kind.POSTGRESQL, Kind.POSTGRESQL_BINARY})
    void attacksAreDataEverywhereAValueMayStand(TestDatabase database) {
        Interflux interflux = created(database);
        for (String attack : ATTACKS) {
            Object held = interflux
                    .insert(item("text", attack))
                    .blockOptional(LIMIT)
                    .orElseThrow()
                    .get("text");
            assertThat(held).isEqualTo(attack);
            assertThat(count(interflux, Select.from(item).where(text.eq(attack))))
                    .isOne();
            assertThat(count(interflux, Select.from(item).where(text.in(List.of(attack, "x")))))
                    .isOne();
            assertThat(count(interflux, Select.from(item).where(Condition.raw("{text} = ?", attack))))
                    .isOne();
            String pattern = attack.replaceAll("[\\\\%_]", "\\\\$0");
            assertThat(count(interflux, Select.from(item).where(text.like(pattern))))
                    .isOne();
        }
        List<DynamicEntity> read = all(interflux.find(Select.from(item)));
        assertThat(read.stream().map(row -> row.get("text"))).isEqualTo(ATTACKS);
    }

    @OnEachDatabase
    void attacksAreDataInArraysAndEnums(TestDatabase database) {
        SchemaBuilder s = Schema.builder();
        s.define("item")
                .attribute("tags", DataType.arrayOf(DataType.TEXT))
                .attribute("kind", DataType.enumOf(ATTACKS.toArray(String[]::new)));
        Interflux interflux = R2dbcInterflux.create(database.pool(1), s.build());
        interflux.schema().create().block(LIMIT);
        String[] tags = ATTACKS.toArray(String[]::new);
        DynamicEntity held = interflux
                .insert(DynamicEntity.of("item", Map.of("tags", tags, "kind", tags[0])))
                .blockOptional(LIMIT)
                .orElseThrow();
        assertThat(held.get("tags", String[].class)).containsExactly(tags);
        assertThat(held.get("kind")).isEqualTo(tags[0]);
    }

    @OnEachDatabase
    void attacksAreNamesOfTablesColumnsAndAssociations(TestDatabase database) {
        for (String name : List.of("it's", "a\"b", "a.b", "$1", "?", "{a}", "a\\b", "a\nb", "--", "/*", "SELECT")) {
            String many = "many " + name;
            SchemaBuilder s = Schema.builder();
            s.define(name).table("t" + name).attribute("c" + name, DataType.TEXT, c -> c.unique());
            s.define("other");
            s.belongsToMany("other", name)
                    .through("j" + name)
                    .as(many)
                    .inverseAs("inverse " + name)
                    .foreignKey("from" + name)
                    .otherKey("to" + name);
            Interflux interflux = R2dbcInterflux.create(database.pool(1), s.build());
            interflux.schema().create().block(LIMIT);
            interflux.insert(DynamicEntity.of(name, Map.of("c" + name, "x"))).block(LIMIT);
            interflux.insert(DynamicEntity.of("other", Map.of())).block(LIMIT);
            interflux
                    .insert(DynamicEntity.of("j" + name, Map.of("from" + name, 1, "to" + name, 1)))
                    .block(LIMIT);
            ModelHandle<DynamicEntity> other = ModelHandle.of("other");
            ModelHandle<DynamicEntity> strange = ModelHandle.of(name);
            ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> handle =
                    other.manyToMany(many, strange, ModelHandle.of("j" + name));
            DynamicEntity read = all(interflux.find(Select.from(other).include(handle, t -> t.where(
                                    strange.text("c" + name).eq("x"))
                            .orderBy(strange.text("c" + name).desc()))))
                    .get(0);
            assertThat(read.many(many).get(0).get("c" + name)).isEqualTo("x");
            database.reset();
        }
    }

    @OnEachDatabase(Kind.H2)
    void aNameThatTheDatabaseCannotHaveIsRefusedBeforeAnyQuery(TestDatabase database) {
        SchemaBuilder s = Schema.builder();
        s.define("item").attribute("a;b", DataType.TEXT);
        Schema schema = s.build();
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> R2dbcInterflux.create(database.pool(1), schema))
                .withMessage(
                        "The name 'a;b' has a semicolon, at which the H2 driver splits statements; choose another name");
    }

    @OnEachDatabase
    void aNameThatIsTooLongIsRefusedBeforeAnyQuery(TestDatabase database) {
        int limit = database.dialect().maxIdentifierBytes();
        SchemaBuilder s = Schema.builder();
        s.define("item").table("x".repeat(limit + 1));
        Schema schema = s.build();
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> R2dbcInterflux.create(database.pool(1), schema))
                .withMessage(database.dialect().name() + " takes names of at most " + limit
                        + " bytes; the table of the model item \"" + "x".repeat(limit + 1) + "\" has " + (limit + 1)
                        + " in UTF-8. Give it a shorter name.");
    }

    private static void assertHidden(TestDatabase database, Mono<?> work, String reason) {
        DatabaseException error = catchThrowableOfType(DatabaseException.class, () -> work.block(LIMIT));
        assertThat(error)
                .hasMessageStartingWith(database.dialect().name() + " refused the statement: " + reason
                        + "; the cause has its message, which may hold values [SQLSTATE ")
                .hasMessageNotContaining(SECRET);
    }

    @OnEachDatabase
    void valuesThatTheDatabaseRefusesAreNotShownButExplained(TestDatabase database) {
        Interflux interflux = created(database);
        assertHidden(
                database, interflux.insert(item("code", SECRET + SECRET)), "a value is longer than its column takes");
        assertHidden(
                database,
                interflux.insert(item("json", "{" + SECRET)),
                "a text is not of the form that its type asks for, such as JSON");
        Select<?> cast = Select.from(item).where(Condition.raw("CAST(? AS INTEGER) = 1", SECRET));
        interflux.insert(item("text", "x")).block(LIMIT);
        assertHidden(database, interflux.count(cast), "a text is not of the form that its type asks for, such as JSON");
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void textWithNulIsRefusedByPostgreSql(TestDatabase database) {
        Interflux interflux = created(database);
        String reason = "a text has a character that the database cannot store, such as U+0000";
        assertHidden(database, interflux.insert(item("text", SECRET + "\0")), reason);
        assertHidden(database, interflux.insert(item("tags", new String[] {SECRET + "\0"})), reason);
        assertHidden(database, interflux.count(Select.from(item).where(text.eq(SECRET + "\0"))), reason);
        assertHidden(
                database,
                interflux.insert(item("price", new BigDecimal("99999999"))),
                "a number is outside of what its column takes");
    }

    @OnEachDatabase(Kind.H2)
    void textWithNulIsDataInH2(TestDatabase database) {
        Interflux interflux = created(database);
        interflux.insert(item("text", "a\0b")).block(LIMIT);
        assertThat(count(interflux, Select.from(item).where(text.eq("a\0b")))).isOne();
    }

    @OnEachDatabase
    void valuesThatTheDriverRefusesAreNotShownButExplained(TestDatabase database) {
        Interflux interflux = created(database);
        for (Mono<?> work : List.of(
                interflux.insert(item("at", Instant.MAX)),
                interflux.count(
                        Select.from(item).where(item.attribute("at").in(List.of(Instant.MIN, Instant.EPOCH)))))) {
            DatabaseException error = catchThrowableOfType(DatabaseException.class, () -> work.block(LIMIT));
            assertThat(error)
                    .hasMessageStartingWith(
                            "The driver of " + database.dialect().name()
                                    + " cannot take the statement or one of its values (DateTimeException);"
                                    + " the cause has its message, which may hold values; statement: ");
        }
        assertThat(count(interflux, Select.from(item)))
                .as("the connection is usable")
                .isZero();
    }

    @OnEachDatabase
    void brokenFragmentsAreErrorsOfTheDatabase(TestDatabase database) {
        Interflux interflux = created(database);
        for (String fragment : List.of("{text} = = 'x'", "1=1 --", "1=1; DROP TABLE items", "'", "nope({text})")) {
            Select<?> select = Select.from(item).where(Condition.raw(fragment));
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> all(interflux.find(select)))
                    .withMessageContaining("; statement: SELECT ")
                    .withMessageContaining(fragment.startsWith("{") ? "= = 'x'" : fragment.substring(0, 1));
        }
        assertThat(count(interflux, Select.from(item)))
                .as("the table is still there")
                .isZero();
    }

    @OnEachDatabase
    void aMissingColumnAndATableThatIsThereNameTheFix(TestDatabase database) {
        Interflux interflux = created(database);
        SchemaBuilder s = Schema.builder();
        s.define("item").attribute("nope", DataType.TEXT);
        Interflux other = R2dbcInterflux.create(database.pool(1), s.build());
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> all(other.find(Select.from("item"))))
                .withMessageContaining("nope")
                .withMessageContaining(
                        "; name the existing column by column(…) or @Column, or add the column to the table [SQLSTATE 42");
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> interflux.schema().create().block(LIMIT))
                .withMessageContaining("already exists")
                .withMessageContaining(
                        "; schema().create() makes every table of the schema anew, so none may be there [SQLSTATE 42");
    }

    @OnEachDatabase
    void missingArgumentsAreNamed(TestDatabase database) {
        Interflux interflux = created(database);
        String fix = " is null; give one, or leave the call out.";
        for (Runnable call : List.<Runnable>of(
                () -> interflux.find(absent()),
                () -> interflux.findOne(absent()),
                () -> interflux.findPage(absent()),
                () -> interflux.count(absent()),
                () -> interflux.exists(absent()))) {
            assertThatThrownBy(call::run)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The query" + fix);
        }
        assertThatThrownBy(() -> interflux.inTransaction(absent())).hasMessage("The work of a transaction" + fix);
        assertThatThrownBy(() -> all(interflux.inTransaction(tx -> BadInputIT.<Flux<Object>>absent())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("What the work of a transaction gives back" + fix);
        ConnectionPool pool = database.pool(1);
        assertThatThrownBy(() -> R2dbcInterflux.create(pool, absent())).hasMessage("The schema" + fix);
        assertThatThrownBy(() -> R2dbcInterflux.create(pool, ITEMS, R2dbcOptions.DEFAULT, absent()))
                .hasMessage("The options of loads" + fix);
        assertThatThrownBy(() -> R2dbcInterflux.create(pool, ITEMS, absent(), LoadOptions.DEFAULT))
                .hasMessage("The options of the database" + fix);
    }

    @Test
    void limitsOfTimeAreOfThisWorld() {
        assertThatThrownBy(() -> R2dbcOptions.DEFAULT.withAcquireTimeout(absent()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The limit acquireTimeout is null; give one, or leave the call out.");
        assertThatThrownBy(() -> R2dbcOptions.DEFAULT.withCleanUpTimeout(Duration.ofSeconds(Long.MAX_VALUE)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cleanUpTimeout " + Duration.ofSeconds(Long.MAX_VALUE) + " must be at most PT8760H");
    }

    @OnEachDatabase
    void anExhaustedPoolWithALimitOfItsOwnSaysSo(TestDatabase database) {
        ConnectionPool pool = new ConnectionPool(ConnectionPoolConfiguration.builder(database.connectionFactory())
                .initialSize(0)
                .maxSize(1)
                .maxAcquireTime(Duration.ofMillis(200))
                .build());
        Interflux interflux = R2dbcInterflux.create(pool, ITEMS);
        Connection held = pool.create().blockOptional(LIMIT).orElseThrow();
        assertThatExceptionOfType(DatabaseException.class)
                .isThrownBy(() -> count(interflux, Select.from(item)))
                .withMessage("No connection to " + database.dialect().name()
                        + ": Connection acquisition timed out after 200ms;"
                        + " either every connection of the pool is out (a load inside the elements of another needs one of its own),"
                        + " or the server does not answer");
        Mono.from(held.close()).block(LIMIT);
        pool.disposeLater().block(LIMIT);
    }

    @OnEachDatabase
    void aClosedPoolIsNamedByEveryKindOfWork(TestDatabase database) {
        ConnectionPool pool = database.pool(1);
        Interflux interflux = R2dbcInterflux.create(pool, ITEMS);
        pool.dispose();
        for (Flux<?> work : List.of(
                interflux.find(Select.from(item)),
                interflux.insert(item("text", SECRET)).flux(),
                interflux.schema().create().flux(),
                interflux.inTransaction(tx -> tx.find(Select.from(item))))) {
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> all(work))
                    .withMessage(
                            "No connection to " + database.dialect().name() + ": the connection pool has been closed");
        }
    }

    private static void assertUrlRefused(String url, String shown, String reason) {
        assertThatExceptionOfType(InterfluxException.class)
                .isThrownBy(() -> R2dbcInterflux.create(url, ITEMS))
                .withMessage("The URL '" + shown + "' names no usable database: " + reason
                        + ". Expected r2dbc:DRIVER://USER:PASSWORD@HOST:PORT/DATABASE, such as"
                        + " r2dbc:postgresql://localhost:5432/shop or r2dbc:h2:mem:///shop, with the driver on the class path"
                        + " and what is special in user and password percent-encoded");
    }

    @Test
    void wrongUrlsAreShownWithoutTheirPasswords() {
        assertUrlRefused("", "", "it does not start with the r2dbc scheme");
        assertUrlRefused("jdbc:h2:mem:x", "jdbc:h2:mem:x", "it does not start with the r2dbc scheme");
        assertUrlRefused("r2dbc:h2:foo", "r2dbc:h2:foo", "Invalid URL");
        assertUrlRefused("r2dbc:h2:foo:///x", "r2dbc:h2:foo:///x", "protocol option foo is unsupported (file, mem)");
        assertUrlRefused(
                "r2dbc:oracle://u:s3cret@h/x", "r2dbc:oracle://***@h/x", "no driver on the class path takes it");
        assertUrlRefused("r2dbc:postgresql://u:s3/cret@h/x", "r2dbc:postgresql://***@h/x", "No value found for user");
        assertUrlRefused(
                "r2dbc:oracle://u:s3@cret@h/x", "r2dbc:oracle://***@h/x", "no driver on the class path takes it");
        assertUrlRefused("r2dbc:postgresql://u:s3#cret@h/x", "r2dbc:postgresql://***@h/x", "No value found for user");
        assertUrlRefused(
                "r2dbc:postgresql://u:s3%cret@h/x", "r2dbc:postgresql://***@h/x", "Malformed escape pair at index 12");
        assertUrlRefused(
                "r2dbc:postgresql://h/x?password=s3cret",
                "r2dbc:postgresql://h/x?password=***",
                "it must not declare option password in the query string");
        assertUrlRefused(
                "r2dbc:postgresql://u@h/x?sslMode=never&sslPassword=s3cret",
                "r2dbc:postgresql://***@h/x?sslMode=never&sslPassword=***",
                "Cannot assign option sslMode");
        assertThatThrownBy(() -> R2dbcInterflux.create(BadInputIT.<String>absent(), ITEMS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The URL of the database is null; give one, or leave the call out.");
        assertThatThrownBy(() -> R2dbcInterflux.create(BadInputIT.<ConnectionFactory>absent(), ITEMS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The connection factory is null; give one, or leave the call out.");
    }

    private void assertNoConnection(String url, String reason) {
        Interflux interflux = R2dbcInterflux.create(url, ITEMS);
        DatabaseException error =
                catchThrowableOfType(DatabaseException.class, () -> count(interflux, Select.from(item)));
        assertThat(error)
                .hasMessageStartingWith("No connection to ")
                .hasMessageContaining(reason)
                .hasMessageEndingWith(
                        "; check host, port, database and user of the connection URL, and that the server runs")
                .hasMessageNotContaining(SECRET);
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void whatPostgreSqlRefusesAtTheDoorIsNamed(TestDatabase database) {
        assertNoConnection(database.url().replaceAll("/test\\d+", "/nowhere"), "database \"nowhere\" does not exist");
        assertNoConnection(database.url().replace("postgres@", "ghost:s3cret@"), "role \"ghost\" does not exist");
        assertNoConnection("r2dbc:postgresql://u:s3cret@localhost:1/x", "Connection refused");
        assertNoConnection("r2dbc:postgresql://u:s3cret@localhost:99999/x", "port out of range:99999");
        assertNoConnection(database.url() + "&sslMode=require", "Server support for SSL connection is disabled");
    }

    @Test
    void aWrongPasswordOfH2IsNotShown() {
        String options = "mem:///locked?options=DB_CLOSE_DELAY=5";
        Interflux first = R2dbcInterflux.create("r2dbc:h2:" + options.replace("///", "//owner:right@/"), ITEMS);
        first.schema().create().block(LIMIT);
        assertNoConnection(
                "r2dbc:h2:" + options.replace("///", "//owner:" + SECRET + "@/"), "Wrong user name or password");
    }

    @Test
    void aServerThatDoesNotAnswerEndsInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ConnectionFactory connections = io.r2dbc.spi.ConnectionFactories.get(
                    "r2dbc:postgresql://u:s3cret@localhost:" + silent.getLocalPort() + "/x");
            R2dbcOptions impatient = R2dbcOptions.DEFAULT.withAcquireTimeout(Duration.ofMillis(300));
            Interflux interflux = R2dbcInterflux.create(connections, ITEMS, impatient, LoadOptions.DEFAULT);
            assertThatExceptionOfType(DatabaseException.class)
                    .isThrownBy(() -> count(interflux, Select.from(item)))
                    .withMessageStartingWith("No connection to PostgreSQL within 300 ms.")
                    .withMessageEndingWith("Without a pool the server does not answer at its host and port");
        }
    }
}
