package io.interflux.r2dbc.write;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.reactivestreams.Publisher;

/** The exact statements of every kind of write, by dialect, as {@code write-statements-*.sql} lists them. */
class WriteStatementsIT {

    private static final ModelHandle<DynamicEntity> USER = ModelHandle.of("user");
    private static final ModelHandle<DynamicEntity> PROFILE = ModelHandle.of("profile");
    private static final ModelHandle<DynamicEntity> GRANT = ModelHandle.of("grant");
    private static final ModelHandle<DynamicEntity> POST = ModelHandle.of("post");
    private static final ModelHandle<DynamicEntity> DESK = ModelHandle.of("desk");
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> PROFILES =
            USER.manyToMany("profiles", PROFILE, GRANT);
    private static final ToManyHandle<DynamicEntity, DynamicEntity> POSTS = USER.toMany("posts", POST);
    private static final ToOneHandle<DynamicEntity, DynamicEntity> AUTHOR = POST.toOne("user", USER);
    private static final ToOneHandle<DynamicEntity, DynamicEntity> DESK_OF_USER = USER.toOne("desk", DESK);

    private final StringBuilder listed = new StringBuilder();

    private static Schema schema() {
        SchemaBuilder s = Schema.builder();
        ModelDefinition user =
                s.define("user").id().attribute("name", STRING, a -> a.unique()).attribute("points", INTEGER);
        ModelDefinition profile = s.define("profile").id().attribute("name", STRING);
        ModelDefinition grant = s.define("grant").id().attribute("selfGranted", BOOLEAN);
        ModelDefinition post = s.define("post").id().attribute("title", STRING);
        ModelDefinition desk = s.define("desk").id();
        s.belongsToMany(user, profile).through(grant);
        s.hasMany(user, post);
        s.belongsTo(post, user);
        s.hasOne(user, desk);
        return s.build();
    }

    private void list(Workbench bench, String name, Publisher<?> write) {
        bench.all(write);
        listed.append("-- ").append(name).append('\n');
        bench.sent().forEach(text -> listed.append(text).append('\n'));
    }

    private static DynamicEntity user(String name, int points) {
        return DynamicEntity.of("user", Map.of("name", name, "points", points));
    }

    private static DynamicEntity post(String title) {
        return DynamicEntity.of("post", Map.of("title", title));
    }

    @OnEachDatabase
    void ofRows(TestDatabase database) throws IOException {
        Workbench bench = Workbench.of(database, schema());
        Interflux interflux = bench.interflux();
        list(bench, "insert", interflux.insert(user("a", 1)));
        list(bench, "insertAll", interflux.insertAll(List.of(user("b", 2), user("c", 3))));
        List<DynamicEntity> users = bench.all(interflux.find(Select.from(USER)));
        list(bench, "update", interflux.update(users.get(0)));
        list(bench, "update, some attributes", interflux.update(users.get(0), USER.attribute("points")));
        list(bench, "updateAll", interflux.updateAll(users));
        list(
                bench,
                "update by condition",
                interflux.update(USER).set("points", 7).where(USER.text("name").eq("a")));
        list(bench, "upsert", interflux.upsert(users.get(0)));
        list(bench, "upsert by another key", interflux.upsert(user("a", 9), USER.attribute("name")));
        list(bench, "upsertAll", interflux.upsertAll(users));
        list(bench, "delete", interflux.delete(users.get(0)));
        list(bench, "deleteAll", interflux.deleteAll(users.subList(1, 3)));
        list(
                bench,
                "delete by condition",
                interflux.delete(USER).where(USER.attribute("points").isNull()));
        assertListed(bench, "rows");
    }

    @OnEachDatabase
    void ofRelationsByAJunction(TestDatabase database) throws IOException {
        Workbench bench = Workbench.of(database, schema());
        bench.rows("user", Map.of("name", "a"));
        bench.rows("profile", Map.of(), Map.of(), Map.of());
        var profiles = bench.interflux().relationByKey(1, PROFILES);
        list(bench, "addKeys", profiles.addKeys(List.of(1, 2)));
        list(bench, "addKeys with payload", profiles.addKeys(List.of(2, 3), link -> link.set("selfGranted", true)));
        list(bench, "setKeys", profiles.setKeys(List.of(1, 3)));
        list(bench, "setKeys with payload", profiles.setKeys(List.of(1, 2), link -> link.set("selfGranted", false)));
        list(bench, "removeKeys", profiles.removeKeys(List.of(1, 2)));
        list(bench, "create", profiles.create(DynamicEntity.of("profile", Map.of("name", "n"))));
        list(bench, "clear", profiles.clear());
        list(bench, "hasKeys", profiles.hasKeys(List.of(1, 2)));
        list(bench, "count", profiles.count());
        assertListed(bench, "junction");
    }

    @OnEachDatabase
    void ofRelationsByAForeignKey(TestDatabase database) throws IOException {
        Workbench bench = Workbench.of(database, schema());
        bench.rows("user", Map.of("name", "a"), Map.of("name", "b"));
        bench.rows("post", Map.of(), Map.of(), Map.of());
        bench.rows("desk", Map.of(), Map.of());
        var posts = bench.interflux().relationByKey(1, POSTS);
        list(bench, "hasMany addKeys", posts.addKeys(List.of(1, 2)));
        list(bench, "hasMany setKeys", posts.setKeys(List.of(2, 3)));
        list(bench, "hasMany removeKeys", posts.removeKeys(List.of(2)));
        list(bench, "hasMany create", posts.create(post("n")));
        list(bench, "hasMany clear", posts.clear());
        var author = bench.interflux().relationByKey(1, AUTHOR);
        list(bench, "belongsTo setKeys", author.setKeys(List.of(2)));
        list(bench, "belongsTo clear", author.clear());
        var desk = bench.interflux().relationByKey(1, DESK_OF_USER);
        list(bench, "hasOne setKeys", desk.setKeys(List.of(1)));
        list(bench, "hasOne setKeys, another", desk.setKeys(List.of(2)));
        assertListed(bench, "foreign-key");
    }

    @OnEachDatabase
    void ofGraphs(TestDatabase database) throws IOException {
        Workbench bench = Workbench.of(database, schema());
        bench.rows("profile", Map.of("name", "old"));
        DynamicEntity profile = DynamicEntity.of(
                "profile", Map.of("name", "new", "grant", DynamicEntity.of("grant", Map.of("selfGranted", true))));
        DynamicEntity old = DynamicEntity.of("profile", Map.of("id", 1L));
        Map<String, Object> children = Map.of("posts", List.of(post("x"), post("y")), "profiles", List.of(profile));
        DynamicEntity parent = DynamicEntity.of(
                "user", Map.of("name", "a", "posts", children.get("posts"), "profiles", children.get("profiles")));
        list(bench, "new children", bench.interflux().insertGraph(parent, graph -> graph.with(POSTS)
                .with(PROFILES)));
        DynamicEntity connecting = DynamicEntity.of("user", Map.of("name", "b", "profiles", List.of(old)));
        list(bench, "connected children", bench.interflux().insertGraph(connecting, graph -> graph.connect(PROFILES)));
        assertListed(bench, "graph");
    }

    private void assertListed(Workbench bench, String what) throws IOException {
        String file = "write-statements-" + what + (bench.isPostgreSql() ? "-postgresql.sql" : "-h2.sql");
        assertThat(listed).as(file).hasToString(expected(file));
    }

    private static String expected(String file) throws IOException {
        try (InputStream in = WriteStatementsIT.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
