package io.interflux.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.interflux.Interflux;
import io.interflux.examples.ConceptPage;
import io.interflux.examples.Documentation;
import io.interflux.examples.ExampleRun;
import io.interflux.jackson2.InterfluxModule;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.StatementGuard;
import io.interflux.testkit.TestDatabase;
import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** The pages on typed handles, JSON and testing. */
class TypedPageIT {

    private static final ConceptPage PAGE = new ConceptPage("docs/typed.md", TypedPageIT.class);
    private static final ConceptPage JSON = new ConceptPage("docs/json.md", TypedPageIT.class);
    private static final ConceptPage TESTING = new ConceptPage("docs/testing.md", TypedPageIT.class);

    private static ExampleRun stored(TestDatabase database) {
        StoredUsers.in(database);
        return ExampleRun.on(database, Schema.of(User.class, Profile.class, Grant.class));
    }

    @OnEachDatabase
    void handlesSayWhatIsRead(TestDatabase database) {
        ExampleRun run = stored(database);
        Interflux interflux = run.interflux();
        // tag::typed[]
        Flux<User> users = interflux.find(Select.from(User_.model)
                .where(User_.points.greaterThan(100))
                .include(User_.profiles, p -> p.through(
                                t -> t.only(Grant_.selfGranted).where(Grant_.selfGranted.isTrue()))
                        .where(Profile_.name.like("J%"))
                        .optional()
                        .orderBy(User_.profiles.junction(Grant_.id).asc()))
                .orderBy(User_.username.asc())
                .limit(20));
        // end::typed[]
        PAGE.assertShows("typed", database, run.observed(users));
    }

    @OnEachDatabase
    void projectionsReadWhatTheyName(TestDatabase database) {
        ExampleRun run = stored(database);
        Interflux interflux = run.interflux();
        // tag::cards[]
        Flux<UserCard> cards = interflux.find(Select.from(User_.model)
                .include(User_.profiles, p -> p.orderBy(Profile_.name.asc()).limit(3)) // optional: how, not whether
                .orderBy(User_.username.asc())
                .limit(20)
                .as(UserCard.class));
        // end::cards[]
        ExampleRun.Observed<UserCard> observed = run.observed(cards);
        String read = "SELECT t0.\"username\", t0.\"id\" FROM \"users\" t0 ";
        assertThat(observed.statements().get(0)).startsWith(read);
        assertThat(Documentation.page(PAGE.path())).contains("`" + read);
        PAGE.assertShows("cards", database, observed);
    }

    @OnEachDatabase
    void valuesAreEmbedded(TestDatabase database) {
        ExampleRun run = ExampleRun.prepared(database, Schema.of(Customer.class), interflux -> interflux
                .schema()
                .create());
        Interflux interflux = run.interflux();
        Customer customer = customer();
        run.prepare(interflux.insert(customer));
        assertThat(run.all(interflux.find(Select.from(Customer_.model).where(Customer_.addressCity.eq("Theed"))), 1))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.address()).isEqualTo(customer.address());
                    assertThat(found.work()).isNull();
                    assertThat(found.former()).isEqualTo(Rank.GUEST);
                });
        assertThat(Documentation.page(PAGE.path()))
                .contains(Documentation.java("embedded", Address.class, Customer.class));
    }

    @SuppressWarnings("NullAway") // the database makes the key, and an embedded value may be null
    private static Customer customer() {
        return new Customer(null, new Address("Palace", "Theed"), null, Rank.PATRON, Rank.GUEST);
    }

    @OnEachDatabase
    void graphsAreWrittenAsJson(TestDatabase database) throws JsonProcessingException {
        ExampleRun run = stored(database);
        User user = run.all(run.interflux().findOne(Select.from(User_.model).include(User_.profiles)), 2)
                .get(0);
        // tag::json[]
        ObjectMapper mapper =
                JsonMapper.builder().addModule(new InterfluxModule()).build();

        String json = mapper.writeValueAsString(user);
        // end::json[]
        JSON.assertShows("json");
        assertThat(Documentation.blocks(JSON.path(), "json")).containsExactly(json);
    }

    @OnEachDatabase
    void aGuardCountsStatements(TestDatabase database) {
        Interflux interflux = stored(database).interflux();
        // tag::guard[]
        Flux<User> users =
                interflux.find(Select.from(User_.model).include(User_.profiles).limit(20));

        StepVerifier.create(StatementGuard.expectStatements(2, users))
                .expectNextCount(3)
                .verifyComplete();
        // end::guard[]
        TESTING.assertShows("guard");
        // tag::loop[]
        Flux<Long> loop = interflux
                .find(Select.from(User_.model).limit(20))
                .concatMap(user -> interflux.count(Select.from(Grant_.model).where(Grant_.userId.eq(user.id()))));
        // end::loop[]
        TESTING.assertShows("loop");
        List<String> shown = Documentation.blocks(TESTING.path(), "");
        StepVerifier.create(StatementGuard.expectStatements(2, loop))
                .expectNextCount(3)
                .expectErrorSatisfies(error -> assertThat(shown).contains(String.valueOf(error.getMessage())))
                .verify(Duration.ofSeconds(30));
    }
}
