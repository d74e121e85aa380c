package io.interflux.r2dbc.bulk;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.STRING;
import static io.interflux.r2dbc.bulk.Loading.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.interflux.Interflux;
import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Convert;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Converter;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.TestDatabase.Kind;
import io.interflux.write.BulkProgress;
import io.interflux.write.Pair;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What bulk loads write, and what they send for it. */
class BulkLoadIT {

    private static final ModelHandle<DynamicEntity> USER = ModelHandle.of("user");
    private static final ModelHandle<DynamicEntity> GRANT = ModelHandle.of("grant");
    private static final ModelHandle<DynamicEntity> ACCOUNT = ModelHandle.of("account");
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> PROFILES =
            USER.manyToMany("profiles", ModelHandle.of("profile"), GRANT);

    private static final String TYPES_OF_USERS =
            "SELECT a.attname::text, t.typname::text FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid"
                    + " WHERE a.attrelid = '\"users\"'::regclass AND a.attnum > 0 AND NOT a.attisdropped";

    private static Schema schema() {
        SchemaBuilder s = Schema.builder();
        s.define("user").attribute("username", STRING, a -> a.unique()).attribute("points", INTEGER);
        s.define("profile").attribute("name", STRING);
        s.belongsToMany("user", "profile")
                .through("grant", j -> j.id().attribute("selfGranted", BOOLEAN).attribute("by", INTEGER));
        s.define("account").attribute("balance", INTEGER).version().timestamps().softDelete();
        return s.build();
    }

    private static Flux<DynamicEntity> users(int from, int to) {
        return Flux.range(from, to - from).map(i -> row("user", "username", "user" + i, "points", i));
    }

    private static List<String> names(List<DynamicEntity> users) {
        return users.stream()
                .map(user -> user.get("username") + "=" + user.get("points"))
                .toList();
    }

    @OnEachDatabase
    void rowsOfAStreamAreCopiedChunkByChunk(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        assertThat(loading.run(loading.interflux().bulk(USER).chunkRows(2).insert(users(0, 5))))
                .isEqualTo(5L);
        String copy = "COPY \"users\" (\"username\", \"points\") FROM STDIN (FORMAT binary)";
        String one = "(DEFAULT, $1, $2)";
        String insert = "INSERT INTO \"users\" (\"id\", \"username\", \"points\") VALUES " + one;
        assertThat(loading.sent())
                .isEqualTo(
                        loading.isPostgreSql()
                                ? List.of(TYPES_OF_USERS, copy, copy, copy)
                                : List.of(insert + ", (DEFAULT, $3, $4)", insert + ", (DEFAULT, $3, $4)", insert));
        assertThat(names(loading.rows("user"))).containsExactly("user0=0", "user1=1", "user2=2", "user3=3", "user4=4");
        assertThat(loading.rows("user").get(4).get("id")).isEqualTo(5L);
    }

    @OnEachDatabase
    void anEmptySourceWritesNothing(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        assertThat(loading.run(loading.interflux().bulk(USER).insert(Flux.empty())))
                .isZero();
        assertThat(loading.run(
                        loading.interflux().bulk(USER).keepFinishedChunks().insert(Flux.empty())))
                .isZero();
        assertThat(loading.sent()).isEmpty();
    }

    @OnEachDatabase
    void keysThatAreGivenAndKeysThatAreMadeMayStandSideBySide(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        Flux<DynamicEntity> source = Flux.just(
                row("user", "id", 100L, "username", "given", "points", 1),
                row("user", "username", "made"),
                row("user", "id", null, "username", "made too"),
                row("user", "id", 101L, "username", "given too"));
        assertThat(loading.run(loading.interflux().bulk(USER).insert(source))).isEqualTo(4L);
        if (loading.isPostgreSql()) {
            String given = "COPY \"users\" (\"id\", \"username\", \"points\") FROM STDIN (FORMAT binary)";
            String made = "COPY \"users\" (\"username\", \"points\") FROM STDIN (FORMAT binary)";
            assertThat(loading.sent()).containsExactly(TYPES_OF_USERS, given, made, given);
        }
        assertThat(names(loading.rows("user")))
                .containsExactly("made=null", "made too=null", "given=1", "given too=null");
    }

    @OnEachDatabase
    void rowsOfNothingButAKeyThatTheDatabaseMakesAreWritten(TestDatabase database) {
        SchemaBuilder s = Schema.builder();
        s.define("tick");
        Loading loading = Loading.of(database, s.build());
        Flux<DynamicEntity> ticks = Flux.range(0, 3).map(i -> row("tick"));
        assertThat(loading.run(loading.interflux().bulk(ModelHandle.of("tick")).insert(ticks)))
                .isEqualTo(3L);
        assertThat(loading.rows("tick")).hasSize(3);
    }

    @OnEachDatabase
    void versionsAndTimesAreThoseOfAnInsert(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        Instant longAgo = Instant.parse("2001-01-01T00:00:00Z");
        Interflux interflux = loading.interflux();
        Flux<DynamicEntity> source =
                Flux.just(row("account", "balance", 1), row("account", "balance", 2, "createdAt", longAgo));
        loading.run(interflux
                .inTransaction(tx -> tx.insert(row("account", "balance", 0))
                        .then(tx.bulk(ACCOUNT).insert(source)))
                .single());
        List<DynamicEntity> accounts = loading.rows("account");
        Object now = Objects.requireNonNull(accounts.get(0).get("createdAt"));
        assertThat(accounts.stream().map(account -> account.get("version")))
                .containsOnly(accounts.get(0).get("version"));
        assertThat(accounts.stream().map(account -> account.get("updatedAt")))
                .hasSize(3)
                .doesNotContainNull();
        assertThat(accounts.get(2).get("createdAt")).isEqualTo(longAgo);
        if (loading.isPostgreSql()) {
            assertThat(accounts.get(1).get("createdAt"))
                    .as("one time for a transaction")
                    .isEqualTo(now);
            assertThat(loading.sent().subList(1, 6))
                    .containsExactly(
                            TYPES_OF_USERS.replace("users", "accounts"),
                            "SELECT CURRENT_TIMESTAMP, CURRENT_TIMESTAMP",
                            "COPY \"accounts\" (\"balance\", \"version\", \"deletedAt\", \"createdAt\", \"updatedAt\") FROM STDIN (FORMAT binary)",
                            "SELECT CURRENT_TIMESTAMP",
                            "COPY \"accounts\" (\"balance\", \"version\", \"createdAt\", \"deletedAt\", \"updatedAt\") FROM STDIN (FORMAT binary)");
        }
    }

    @OnEachDatabase
    void aRowThatIsThereIsSkipped(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        Loading.all(loading.interflux().insertAll(List.of(row("user", "id", 2L, "username", "old", "points", 20))));
        Flux<DynamicEntity> source = Flux.just(
                row("user", "id", 1L, "username", "a", "points", 1),
                row("user", "id", 2L, "username", "b", "points", 2),
                row("user", "id", 3L, "username", "c", "points", 3),
                row("user", "id", 3L, "username", "d", "points", 4),
                row("user", "username", "e", "points", 5));
        List<BulkProgress> progress = new ArrayList<>();
        assertThat(loading.run(loading.interflux()
                        .bulk(USER)
                        .skipExisting()
                        .onProgress(progress::add)
                        .insert(source.take(4))))
                .isEqualTo(2L);
        assertThat(names(loading.rows("user"))).containsExactly("a=1", "old=20", "c=3");
        assertThat(progress).singleElement().satisfies(last -> {
            assertThat(last.rows()).isEqualTo(4);
            assertThat(last.written()).isEqualTo(2);
        });
        if (loading.isPostgreSql()) {
            String create = "CREATE TEMPORARY TABLE pg_temp.\"interflux_rows\" ON COMMIT DROP AS"
                    + " SELECT \"id\", \"username\", \"points\" FROM \"users\" WITH NO DATA";
            String copy =
                    "COPY pg_temp.\"interflux_rows\" (\"id\", \"username\", \"points\") FROM STDIN (FORMAT binary)";
            String insert = "INSERT INTO \"users\" AS t0 (\"id\", \"username\", \"points\")"
                    + " SELECT \"id\", \"username\", \"points\" FROM pg_temp.\"interflux_rows\""
                    + " ON CONFLICT (\"id\") DO NOTHING";
            assertThat(loading.sent())
                    .containsExactly(
                            TYPES_OF_USERS,
                            create,
                            copy,
                            insert,
                            "TRUNCATE pg_temp.\"interflux_rows\"",
                            copy,
                            insert,
                            "DROP TABLE pg_temp.\"interflux_rows\"");
        } else {
            String merge =
                    "MERGE INTO \"users\" t0 USING (VALUES (CAST($1 AS BIGINT), CAST($2 AS VARCHAR), CAST($3 AS INTEGER))";
            assertThat(loading.sent())
                    .hasSize(2)
                    .last()
                    .asString()
                    .startsWith(merge)
                    .endsWith(" k(\"c0\", \"c1\", \"c2\") ON t0.\"id\" = k.\"c0\" WHEN NOT MATCHED THEN"
                            + " INSERT (\"id\", \"username\", \"points\") VALUES (k.\"c0\", k.\"c1\", k.\"c2\")");
        }
    }

    @OnEachDatabase
    void aRowThatIsThereIsUpdatedByTheLastOfItsKey(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        ModelHandle<DynamicEntity> user = USER;
        Loading.all(loading.interflux().insertAll(List.of(row("user", "id", 2L, "username", "b", "points", 20))));
        Flux<DynamicEntity> source = Flux.just(
                row("user", "username", "a", "points", 1),
                row("user", "username", "b", "points", 2),
                row("user", "username", "a", "points", 3),
                row("user", "username", "b"));
        assertThat(loading.run(loading.interflux()
                        .bulk(user)
                        .updateExisting(user.attribute("username"))
                        .insert(source)))
                .as("the last row says nothing but its key")
                .isEqualTo(3L);
        assertThat(names(loading.rows("user"))).containsExactlyInAnyOrder("a=3", "b=2");
        if (loading.isPostgreSql()) {
            assertThat(loading.sent())
                    .contains("INSERT INTO \"users\" AS t0 (\"username\", \"points\")"
                            + " SELECT \"username\", \"points\" FROM pg_temp.\"interflux_rows\""
                            + " ON CONFLICT (\"username\") DO UPDATE SET \"points\" = EXCLUDED.\"points\"");
        }
    }

    @OnEachDatabase
    void anUpdateCountsTheVersionAndRevives(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        Interflux interflux = loading.interflux();
        Loading.all(interflux.insertAll(
                List.of(row("account", "id", 1L, "balance", 1), row("account", "id", 2L, "balance", 2))));
        Loading.all(interflux.delete(ACCOUNT).all());
        Flux<DynamicEntity> source =
                Flux.just(row("account", "id", 1L, "balance", 10), row("account", "id", 3L, "balance", 30));
        assertThat(loading.run(interflux.bulk(ACCOUNT).skipExisting().insert(source)))
                .isEqualTo(1L);
        assertThat(loading.rows("account"))
                .as("a row that is marked as deleted stays so")
                .hasSize(1);
        assertThat(loading.run(interflux.bulk(ACCOUNT).updateExisting().insert(source)))
                .isEqualTo(2L);
        List<DynamicEntity> accounts = loading.rows("account");
        assertThat(accounts.stream().map(account -> account.get("balance"))).containsExactly(10, 30);
        assertThat(accounts.stream()
                        .map(account -> ((Number) Objects.requireNonNull(account.get("version"))).intValue()))
                .containsExactly(2, 1);
    }

    @OnEachDatabase
    void pairsOfKeysAndOfEntitiesBecomeLinks(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        Interflux interflux = loading.interflux();
        loading.run(interflux.bulk(USER).insert(users(0, 3)));
        loading.run(interflux
                .bulk(ModelHandle.of("profile"))
                .insert(Flux.range(0, 2).map(i -> row("profile", "name", "p" + i))));
        DynamicEntity first = loading.rows("user").get(0);
        DynamicEntity profile = loading.rows("profile").get(1);
        Flux<Pair<DynamicEntity, DynamicEntity, DynamicEntity>> pairs = Flux.just(
                Pair.ofKeys(1, 1),
                Pair.of(first, profile, j -> j.set("selfGranted", true)),
                Pair.ofKeys(2, 2, j -> j.set("by", 7)),
                Pair.ofKeys(3, 2, j -> j.set("by", 8)));
        assertThat(loading.run(interflux.bulk(PROFILES).insert(pairs))).isEqualTo(4L);
        if (loading.isPostgreSql()) {
            assertThat(loading.sent())
                    .containsExactly(
                            TYPES_OF_USERS.replace("users", "grant"),
                            "COPY \"grant\" (\"userId\", \"profileId\") FROM STDIN (FORMAT binary)",
                            "COPY \"grant\" (\"selfGranted\", \"userId\", \"profileId\") FROM STDIN (FORMAT binary)",
                            "COPY \"grant\" (\"by\", \"userId\", \"profileId\") FROM STDIN (FORMAT binary)");
        }
        assertThat(links(loading)).containsExactly("1-1:null,null", "1-2:true,null", "2-2:null,7", "3-2:null,8");

        Flux<Pair<DynamicEntity, DynamicEntity, DynamicEntity>> again =
                Flux.just(Pair.ofKeys(1, 1, j -> j.set("by", 9)), Pair.ofKeys(3, 1, j -> j.set("by", 9)));
        assertThat(loading.run(interflux.bulk(PROFILES).skipExisting().insert(again)))
                .isEqualTo(1L);
        assertThat(links(loading)).contains("1-1:null,null", "3-1:null,9");
        assertThat(loading.run(interflux.bulk(PROFILES).updateExisting().insert(again)))
                .isEqualTo(2L);
        assertThat(links(loading)).contains("1-1:null,9", "3-1:null,9").hasSize(5);
    }

    private static List<String> links(Loading loading) {
        return loading.rows("grant").stream()
                .map(grant -> grant.get("userId") + "-" + grant.get("profileId") + ":" + grant.get("selfGranted") + ","
                        + grant.get("by"))
                .sorted()
                .toList();
    }

    @OnEachDatabase
    void theScopeOfAJunctionIsWritten(TestDatabase database) {
        SchemaBuilder s = Schema.builder();
        s.define("post");
        s.define("tag");
        s.belongsToMany("post", "tag")
                .through("tagging", j -> j.attribute("kind", STRING, a -> a.notNull()))
                .throughScope("kind", "post");
        Loading loading = Loading.of(database, s.build());
        Interflux interflux = loading.interflux();
        loading.run(interflux.bulk(ModelHandle.of("post")).insert(Flux.just(row("post"))));
        loading.run(interflux.bulk(ModelHandle.of("tag")).insert(Flux.just(row("tag"))));
        ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> tags =
                ModelHandle.of("post").manyToMany("tags", ModelHandle.of("tag"), ModelHandle.of("tagging"));
        loading.run(interflux.bulk(tags).insert(Flux.just(Pair.ofKeys(1, 1))));
        assertThat(loading.rows("tagging")).singleElement().satisfies(tagging -> assertThat(tagging.get("kind"))
                .isEqualTo("post"));
    }

    /** Stored as pence. */
    static final class Pence implements Converter<String, Integer> {

        @Override
        public Class<String> attributeType() {
            return String.class;
        }

        @Override
        public Integer toColumn(String value) {
            return Integer.parseInt(value.replace(".", ""));
        }

        @Override
        public String toAttribute(Integer value) {
            return value / 100 + "." + value % 100;
        }
    }

    enum Size {
        SMALL,
        LARGE
    }

    @Entity
    record Shop(
            @Id @Generated @Nullable Long id,
            String name,
            @Nullable @BelongsToMany(through = Offer.class) List<Item> items) {}

    @Entity
    record Item(@Id @Generated @Nullable Long id, Size size, @Convert(Pence.class) String price) {}

    @Entity
    record Offer(
            @Id @Generated @Nullable Long id,
            @Nullable Long shopId,
            @Nullable Long itemId,
            boolean open,
            @BelongsTo @Nullable Shop shop) {}

    @OnEachDatabase
    void recordsAreLoadedWithTheirEnumsAndConverters(TestDatabase database) {
        ModelHandle<Item> item = ModelHandle.of(Item.class);
        ModelHandle<Shop> shop = ModelHandle.of(Shop.class);
        ModelHandle<Offer> offer = ModelHandle.of(Offer.class);
        Loading loading = Loading.of(database, Schema.of(Shop.class, Item.class, Offer.class));
        Interflux interflux = loading.interflux();
        List<Item> items = List.of(new Item(1L, Size.LARGE, "12.34"), new Item(2L, Size.SMALL, "0.99"));
        loading.run(interflux.bulk(item).insert(Flux.fromIterable(items)));
        assertThat(Loading.all(interflux.find(Select.from(Item.class)))).isEqualTo(items);
        loading.run(interflux.bulk(shop).insert(Mono.just(new Shop(1L, "corner", null))));
        Shop corner = new Shop(1L, "corner", null);
        loading.run(interflux
                .bulk(shop.manyToMany("items", item, offer))
                .insert(Flux.fromIterable(items).map(i -> Pair.of(corner, i, j -> j.set(offer.bool("open"), true)))));
        assertThat(Loading.all(interflux.find(Select.from(Shop.class).include("items")))
                        .get(0)
                        .items())
                .isEqualTo(items);
        assertThat(Loading.all(interflux.find(Select.from(Offer.class)))).allMatch(Offer::open);
    }

    @OnEachDatabase
    void aQueryOfTheSameDatabaseMayBeTheSourceOnOneConnection(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        Interflux interflux = loading.interflux();
        loading.run(interflux.bulk(USER).insert(users(0, 3000)));
        Flux<DynamicEntity> profiles = interflux
                .find(Select.from(USER).orderBy(USER.attribute("points").desc()))
                .map(user -> row("profile", "name", user.get("username")));
        ModelHandle<DynamicEntity> profile = ModelHandle.of("profile");
        assertThat(loading.run(interflux.bulk(profile).chunkRows(100).insert(profiles)))
                .isEqualTo(3000L);
        assertThat(loading.run(interflux
                        .inTransaction(tx -> tx.bulk(profile).chunkRows(700).insert(profiles))
                        .single()))
                .isEqualTo(3000L);
        assertThat(loading.column("SELECT \"name\" FROM \"profiles\" WHERE \"id\" IN (1, 6000) ORDER BY \"id\""))
                .containsExactly("user2999", "user0");
    }

    @OnEachDatabase
    void theTransactionOfTheCallerIsJoined(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        Interflux interflux = loading.interflux();
        Mono<Long> taken = interflux
                .inTransaction(tx -> tx.bulk(USER)
                        .insert(users(0, 10))
                        .then(tx.count(Select.from(USER)))
                        .flatMap(count ->
                                count == 10 ? Mono.<Long>error(new IllegalStateException("back")) : Mono.just(count)))
                .single();
        assertThat(loading.run(taken.onErrorResume(IllegalStateException.class, back -> Mono.just(-1L))))
                .isEqualTo(-1L);
        assertThat(loading.rows("user")).isEmpty();
        loading.run(interflux
                .inTransaction(tx -> tx.bulk(USER)
                        .updateExisting()
                        .insert(Flux.just(row("user", "id", 1L)))
                        .then(tx.bulk(USER).updateExisting().insert(Flux.just(row("user", "id", 1L, "points", 2)))))
                .single());
        assertThat(names(loading.rows("user"))).containsExactly("null=2");
    }

    @OnEachDatabase
    void progressTellsRowsAndRate(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        List<BulkProgress> progress = new ArrayList<>();
        loading.run(loading.interflux()
                .bulk(USER)
                .chunkRows(10)
                .onProgress(progress::add)
                .insert(users(0, 25)));
        assertThat(progress.stream().map(BulkProgress::rows)).containsExactly(10L, 20L, 25L);
        assertThat(progress).allSatisfy(one -> {
            assertThat(one.written()).isEqualTo(one.rows());
            assertThat(one.rowsPerSecond())
                    .isEqualTo(one.rows() * 1e9 / one.elapsed().toNanos(), within(1.0));
        });
        assertThat(progress).isSortedAccordingTo((a, b) -> a.elapsed().compareTo(b.elapsed()));
    }

    @OnEachDatabase(Kind.POSTGRESQL)
    void aConnectionThatCannotBeReachedThroughItsWrapperGetsMultiRowInserts(TestDatabase database) {
        Loading.of(database, schema());
        Interflux interflux = R2dbcInterflux.create(new Opaque(database.connectionFactory()), schema());
        assertThat(interflux.bulk(USER).chunkRows(700).insert(users(0, 1500)).block(Loading.LIMIT))
                .isEqualTo(1500L);
        assertThat(interflux
                        .bulk(USER)
                        .updateExisting(USER.attribute("username"))
                        .insert(users(1000, 2000)
                                .map(user -> row("user", "username", user.get("username"), "points", -1)))
                        .block(Loading.LIMIT))
                .isEqualTo(1000L);
        assertThat(database.column("SELECT count(*) FROM \"users\" WHERE \"points\" = -1"))
                .containsExactly(1000L);
        assertThat(database.column("SELECT count(*) FROM \"users\"")).containsExactly(2000L);
    }

    /** Connections that say nothing of what they wrap. */
    private record Opaque(ConnectionFactory delegate) implements ConnectionFactory {

        @Override
        public Publisher<? extends Connection> create() {
            return Mono.from(delegate.create()).map(Opaque::hidden);
        }

        private static Connection hidden(Connection connection) {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        try {
                            return method.invoke(connection, arguments);
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    });
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return delegate.getMetadata();
        }
    }

    @OnEachDatabase
    void manyChunksKeepTheOrderOfTheSource(TestDatabase database) {
        Loading loading = Loading.of(database, schema());
        loading.run(loading.interflux().bulk(USER).chunkRows(333).insert(users(0, 5000)));
        assertThat(loading.column("SELECT \"points\" FROM \"users\" ORDER BY \"id\""))
                .isEqualTo(
                        IntStream.range(0, 5000).boxed().map(Object.class::cast).toList());
    }
}
