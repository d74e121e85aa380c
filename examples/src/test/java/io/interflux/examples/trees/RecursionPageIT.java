package io.interflux.examples.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Interflux;
import io.interflux.error.CycleException;
import io.interflux.examples.ConceptPage;
import io.interflux.examples.Documentation;
import io.interflux.examples.ExampleRun;
import io.interflux.model.Schema;
import io.interflux.query.Cycles;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** The page on recursion: trees, graphs and bills of material. */
class RecursionPageIT {

    private static final ConceptPage PAGE = new ConceptPage("docs/recursion.md", RecursionPageIT.class);

    private static ExampleRun stored(TestDatabase database, Schema schema, Function<Interflux, Publisher<?>> rows) {
        return ExampleRun.prepared(
                database, schema, interflux -> interflux.schema().create().thenMany(rows.apply(interflux)));
    }

    @OnEachDatabase
    void aTreeIsReadLevelByLevel(TestDatabase database) {
        ExampleRun run = stored(
                database,
                Schema.of(Employee.class),
                interflux -> interflux.insertAll(List.of(
                        Employee.of("Ada", null),
                        Employee.of("Ben", 1L),
                        Employee.of("Cleo", 1L),
                        Employee.of("Dan", 2L))));
        Interflux interflux = run.interflux();
        // tag::tree[]
        Flux<Employee> tree = interflux.find(Select.from(Employee_.model)
                .where(Employee_.managerId.isNull())
                .include(Employee_.reports, r -> r.recursive())); // as many levels as there are
        // end::tree[]
        PAGE.assertShows("tree", database, run.observed(tree));
    }

    private static Schema people() {
        return Schema.of(Person.class, Home.class, Friendship.class);
    }

    private static Publisher<?> rows(Interflux interflux) {
        return Flux.<Flux<?>>just(
                        Flux.from(interflux.insert(Home.of("Elm Street"))),
                        interflux.insertAll(List.of(
                                Person.of("Ada", null, null, 1L),
                                Person.of("Ben", 1L, null, null),
                                Person.of("Cleo", 1L, 2L, null),
                                Person.of("Dan", 3L, null, null))),
                        interflux.insertAll(List.of(
                                new Friendship(1L, 2L),
                                new Friendship(1L, 3L),
                                new Friendship(2L, 4L),
                                new Friendship(3L, 4L),
                                new Friendship(4L, 1L))))
                .concatMap(each -> each);
    }

    @OnEachDatabase
    void friendsOfFriendsAreTwoLevels(TestDatabase database) {
        ExampleRun run = stored(database, people(), RecursionPageIT::rows);
        Interflux interflux = run.interflux();
        // tag::friends[]
        Flux<Person> two = interflux.find(Select.from(Person_.model)
                .where(Person_.id.eq(1L))
                .include(Person_.friends, f -> f.recursive(2))); // friends, and their friends
        // end::friends[]
        ExampleRun.Observed<Person> observed = run.observed(two);
        PAGE.assertShows("friends", database, observed);
        if (database.kind() == TestDatabase.Kind.POSTGRESQL) {
            Stream<String> beneath = observed.statements().stream().skip(1).distinct();
            assertThat(Documentation.blocks(PAGE.path(), "sql")).contains(beneath.collect(Collectors.joining("\n")));
        }
    }

    @OnEachDatabase
    void aRowIsExpandedOnce(TestDatabase database) {
        ExampleRun run = stored(database, people(), RecursionPageIT::rows);
        Select<Person> all =
                Select.from(Person_.model).where(Person_.id.eq(1L)).include(Person_.friends, f -> f.recursive());
        Person first = run.observed(run.interflux().find(all)).rows().get(0);
        assertThat(Documentation.page(PAGE.path())).contains("4 -> 1        " + text(first) + "        * leaf");
    }

    private static String text(Person person) {
        @Nullable List<Person> friends = person.friends();
        return person.id()
                + (friends == null
                        ? "*"
                        : friends.stream().map(RecursionPageIT::text).collect(Collectors.joining(", ", "( ", " )")));
    }

    @OnEachDatabase
    void severalAssociationsAreFollowed(TestDatabase database) {
        ExampleRun run = stored(database, people(), RecursionPageIT::rows);
        Interflux interflux = run.interflux();
        // tag::along[]
        Flux<Person> family = interflux.find(Select.from(Person_.model)
                .where(Person_.id.eq(1L))
                .include(Person_.children, c -> c.include(Person_.home).recursive(r -> r.along(Person_.spouse)
                        .along(
                                Person_.friends,
                                f -> f.where(Person_.name.ne("Eve")).optional().limit(5)))));
        // end::along[]
        ExampleRun.Observed<Person> observed = run.observed(family);
        PAGE.assertShows("along", database, observed);
        Person ada = observed.rows().get(0);
        assertThat(ada.children()).extracting(Person::name).containsExactly("Ben", "Cleo");
        assertThat(ada.friends()).extracting(Person::name).containsExactly("Ben", "Cleo");
        assertThat(ada.children().get(1).spouse().name()).isEqualTo("Ben");
    }

    @OnEachDatabase
    void aPartIsExpandedAtEachOfItsPlaces(TestDatabase database) {
        ExampleRun run = stored(
                database,
                Schema.of(Part.class, Component.class),
                interflux -> Flux.concat(
                        interflux.insertAll(
                                List.of(Part.of("bicycle"), Part.of("wheel"), Part.of("frame"), Part.of("bolt"))),
                        interflux.insertAll(List.of(
                                new Component(2, 1L, 2L),
                                new Component(1, 1L, 3L),
                                new Component(8, 2L, 4L),
                                new Component(4, 3L, 4L)))));
        Interflux interflux = run.interflux();
        // tag::parts[]
        Flux<Part> list = interflux.find(
                Select.from(Part_.model).where(Part_.number.eq("bicycle")).include(Part_.components, c -> c.through(
                                t -> t.only(Component_.quantity))
                        .recursive(r -> r.everywhere().cycles(Cycles.ERROR))));
        // end::parts[]
        PAGE.assertShows("parts", database, run.observed(list));
        run.prepare(interflux.insert(new Component(1, 4L, 1L)));
        assertThatExceptionOfType(CycleException.class).isThrownBy(() -> run.observed(list));
    }

    @OnEachDatabase
    void aBudgetBoundsIt(TestDatabase database) {
        ExampleRun run = stored(database, people(), RecursionPageIT::rows);
        Select<Person> select = Select.from(Person_.model).include(Person_.friends, f -> f.recursive());
        // tag::budget[]
        Select<Person> bounded = select.budget(b -> b.nodes(50_000).depth(30));
        // end::budget[]
        PAGE.assertShows("budget");
        assertThat(run.observed(run.interflux().find(bounded)).rows()).hasSize(4);
    }
}
