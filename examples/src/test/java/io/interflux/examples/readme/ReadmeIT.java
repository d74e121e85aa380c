package io.interflux.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import io.interflux.model.Schema;
import io.interflux.query.BooleanHandle;
import io.interflux.query.ComparableHandle;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.TextHandle;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.StatementRecorder;
import io.interflux.testkit.TestDatabase;
import io.r2dbc.spi.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** What the README shows is this file's, word by word; the SQL that it shows is what was sent. */
class ReadmeIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    // tag::entities[]
    @Entity
    record User(
            @Id @Generated Long id,
            String username,
            Integer points,
            @BelongsToMany(through = Grant.class) List<Profile> profiles) {}

    @Entity
    record Profile(@Id @Generated Long id, String name, @Junction Grant grant) {}

    @Entity
    record Grant(@Id @Generated Long id, Boolean selfGranted, Long userId, Long profileId) {}
    // end::entities[]

    // tag::handles[]
    ModelHandle<User> user = ModelHandle.of(User.class);
    ModelHandle<Profile> profile = ModelHandle.of(Profile.class);
    ModelHandle<Grant> grant = ModelHandle.of(Grant.class);
    ComparableHandle<User, Integer> points = user.attribute("points", Integer.class);
    TextHandle<User> username = user.text("username");
    TextHandle<Profile> name = profile.text("name");
    BooleanHandle<Grant> selfGranted = grant.bool("selfGranted");
    ManyToManyHandle<User, Profile, Grant> profiles = user.manyToMany("profiles", profile, grant);
    // end::handles[]

    private Flux<User> users(ConnectionFactory connections) {
        // tag::query[]
        Interflux interflux = R2dbcInterflux.create(connections, Schema.of(User.class, Profile.class, Grant.class));

        Flux<User> users = interflux.find(Select.from(User.class)
                .where(points.greaterThan(100))
                .include(profiles, p -> p.through(t -> t.only(selfGranted))
                        .where(name.like("Q%"))
                        .optional())
                .orderBy(username.asc())
                .limit(20));
        // end::query[]
        return users;
    }

    @OnEachDatabase
    void theSnippetGivesTheGraph(TestDatabase database) {
        fill(database);
        List<User> found = users(database.connectionFactory())
                .collectList()
                .blockOptional(LIMIT)
                .orElseThrow();
        assertThat(found).extracting(User::username).containsExactly("annie", "p4dm3");
        assertThat(found.get(0).profiles()).isEmpty();
        assertThat(found.get(1).profiles()).singleElement().satisfies(queen -> {
            assertThat(queen.name()).isEqualTo("Queen");
            assertThat(queen.grant().selfGranted()).isFalse();
            assertThat(queen.grant().userId()).isNull();
        });
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void theReadmeShowsTheStatementsThatAreSent(TestDatabase database) throws IOException {
        fill(database);
        StatementRecorder recorder = StatementRecorder.on(database.connectionFactory());
        users(recorder.connectionFactory()).blockLast(LIMIT);
        assertThat(readme()).contains("```sql\n" + String.join("\n", recorder.texts()) + "\n```");
    }

    @OnEachDatabase(TestDatabase.Kind.H2)
    void theReadmeShowsThisCode(TestDatabase database) throws IOException {
        for (String tag : List.of("entities", "handles", "query")) {
            assertThat(readme()).contains("```java\n" + tagged(tag) + "```");
        }
    }

    @SuppressWarnings("NullAway") // what the database fills in or the load brings is null before
    private static void fill(TestDatabase database) {
        Interflux interflux =
                R2dbcInterflux.create(database.connectionFactory(), Schema.of(User.class, Profile.class, Grant.class));
        interflux.schema().create().block(LIMIT);
        @Nullable Long none = null;
        interflux
                .insertAll(List.of(
                        new User(none, "p4dm3", 1000, null),
                        new User(none, "annie", 800, null),
                        new User(none, "new", 5, null)))
                .thenMany(
                        interflux.insertAll(List.of(new Profile(none, "Queen", null), new Profile(none, "Jedi", null))))
                .thenMany(interflux.insertAll(List.of(new Grant(none, false, 1L, 1L), new Grant(none, true, 2L, 2L))))
                .blockLast(LIMIT);
    }

    private static String tagged(String tag) throws IOException {
        String source = Files.readString(root().resolve("examples/src/test/java")
                .resolve(ReadmeIT.class.getName().replace('.', '/') + ".java"));
        int start = source.indexOf("// tag::" + tag + "[]\n") + ("// tag::" + tag + "[]\n").length();
        int end = source.lastIndexOf('\n', source.indexOf("// end::" + tag + "[]"));
        return source.substring(start, end).stripIndent() + "\n";
    }

    private static String readme() throws IOException {
        return Files.readString(root().resolve("README.md"));
    }

    private static Path root() {
        Path directory = Path.of("").toAbsolutePath();
        return Files.exists(directory.resolve("README.md")) ? directory : Objects.requireNonNull(directory.getParent());
    }
}
