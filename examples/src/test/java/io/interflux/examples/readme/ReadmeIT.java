package io.interflux.examples.readme;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.Interflux;
import io.interflux.examples.Documentation;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
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
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What the README shows is the code of this package, word by word; the SQL that it shows is what was sent. */
class ReadmeIT {

    private static Flux<User> users(ConnectionFactory connections) {
        // tag::query[]
        Interflux interflux = R2dbcInterflux.create(connections, Schema.of(User.class, Profile.class, Grant.class));

        Flux<User> users = interflux.find(Select.from(User_.model)
                .where(User_.points.greaterThan(100))
                .include(User_.profiles, p -> p.through(t -> t.only(Grant_.selfGranted))
                        .where(Profile_.name.like("Q%"))
                        .optional())
                .orderBy(User_.username.asc())
                .limit(20));
        // end::query[]
        return users;
    }

    private static Flux<User> usersByHandMadeHandles(Interflux interflux) {
        // tag::handles[]
        ModelHandle<User> user = ModelHandle.of(User.class);
        ModelHandle<Profile> profile = ModelHandle.of(Profile.class);
        ComparableHandle<User, Integer> points = user.attribute("points", Integer.class);
        TextHandle<User> username = user.text("username");
        ManyToManyHandle<User, Profile, Grant> profiles =
                user.manyToMany("profiles", profile, ModelHandle.of(Grant.class));
        // end::handles[]
        return interflux.find(Select.from(user)
                .where(points.greaterThan(100))
                .include(profiles)
                .orderBy(username.asc()));
    }

    private static Flux<DynamicEntity> usersByName(ConnectionFactory connections) {
        // tag::by-name[]
        SchemaBuilder schema = Schema.builder();
        schema.define("user").attribute("username", STRING).attribute("points", INTEGER);
        schema.define("profile").attribute("name", STRING);
        schema.belongsToMany("user", "profile")
                .through("grants", grant -> grant.id().attribute("selfGranted", BOOLEAN));

        Interflux interflux = R2dbcInterflux.create(connections, schema.build());

        Flux<DynamicEntity> users = interflux.find(Select.from("user").include("profiles.users"));
        // end::by-name[]
        return users;
    }

    @OnEachDatabase
    void theQueryGivesTheGraph(TestDatabase database) {
        StoredUsers.in(database);
        List<User> found = all(users(database.connectionFactory()));
        assertThat(found).extracting(User::username).containsExactly("annie", "p4dm3");
        assertThat(found.get(0).profiles()).isEmpty();
        assertThat(found.get(1).profiles()).singleElement().satisfies(queen -> {
            assertThat(queen.name()).isEqualTo("Queen");
            assertThat(queen.grant().selfGranted()).isFalse();
            assertThat(queen.grant().userId()).isNull();
        });
    }

    @OnEachDatabase
    void handlesMadeByHandDoTheSame(TestDatabase database) {
        List<User> found = all(usersByHandMadeHandles(StoredUsers.in(database)));
        assertThat(found).extracting(User::username).containsExactly("annie", "p4dm3");
        assertThat(found.get(0).profiles()).extracting(Profile::name).containsExactly("Jedi");
        assertThat(found.get(1).profiles()).extracting(Profile::name).containsExactly("Queen");
    }

    /** The tables are those of the records. */
    @OnEachDatabase
    void theQueryByNameGivesTheGraph(TestDatabase database) {
        StoredUsers.in(database);
        List<DynamicEntity> found = all(usersByName(database.connectionFactory()));
        assertThat(found).extracting(user -> user.get("username")).containsExactly("p4dm3", "annie", "new");
        assertThat(found).extracting(ReadmeIT::circles).containsExactly("Queen of p4dm3", "Jedi of annie", "");
    }

    private static String circles(DynamicEntity user) {
        return user.many("profiles").stream()
                .map(profile -> profile.get("name") + " of "
                        + profile.many("users").get(0).get("username"))
                .collect(Collectors.joining());
    }

    private static <T> List<T> all(Flux<T> rows) {
        return rows.collectList().blockOptional(StoredUsers.LIMIT).orElseThrow();
    }

    @OnEachDatabase(TestDatabase.Kind.POSTGRESQL)
    void theReadmeShowsTheStatementsThatAreSent(TestDatabase database) {
        StoredUsers.in(database);
        StatementRecorder recorder = StatementRecorder.on(database.connectionFactory());
        users(recorder.connectionFactory()).blockLast(StoredUsers.LIMIT);
        assertThat(Documentation.page("README.md"))
                .contains("```sql\n" + String.join("\n", recorder.texts()) + "\n```");
    }

    @Test
    void theReadmeShowsThisCode() {
        assertThat(Documentation.page("README.md"))
                .contains(Documentation.java("entity", User.class, Profile.class, Grant.class))
                .contains(Documentation.java("query", ReadmeIT.class))
                .contains(Documentation.java("by-name", ReadmeIT.class));
        assertThat(Documentation.page("docs/typed.md")).contains(Documentation.java("handles", ReadmeIT.class));
    }
}
