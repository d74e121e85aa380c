package io.interflux.spring.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.Interflux;
import io.interflux.error.BudgetExceededException;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.spring.boot.music.Album;
import io.interflux.spring.boot.music.Artist;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.proxy.ProxyConnectionFactory;
import io.r2dbc.proxy.observation.ObservationProxyExecutionListener;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Observations of loads and their steps, and of what is around and within them. */
class LoadObservationsIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Select<Artist> ARTISTS = Select.from(Artist.class).include("albums");

    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private final List<String> stopped = new CopyOnWriteArrayList<>();

    /** Writes down each observation when it stops: its name, the parent's, and the values of its keys. */
    private final class Protocol implements ObservationHandler<Observation.Context> {

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }

        @Override
        public void onStop(Observation.Context context) {
            stopped.add(context.getContextualName() + " in " + parent(context) + values(context));
        }

        private static String parent(Observation.Context context) {
            ObservationView parent = context.getParentObservation();
            return parent == null ? "nothing" : name(parent.getContextView());
        }

        /** A parent has not stopped, and its convention gives it the name that people see only then. */
        private static String name(Observation.ContextView context) {
            if (context instanceof StepContext step) {
                return "read " + step.step().path();
            }
            return context instanceof LoadContext load
                    ? "load " + load.model()
                    : String.valueOf(context.getContextualName());
        }

        private static String values(Observation.Context context) {
            return Stream.concat(
                            context.getLowCardinalityKeyValues().stream(),
                            context.getHighCardinalityKeyValues().stream())
                    .filter(value -> value.getKey().startsWith("interflux."))
                    .map(value -> " " + value.getKey().substring("interflux.".length()) + "=" + value.getValue())
                    .collect(Collectors.joining());
        }
    }

    private Interflux observed(ConnectionFactory connections) {
        Schema schema = Schema.of(Artist.class, Album.class);
        Interflux interflux = R2dbcInterflux.create(connections, schema);
        interflux
                .schema()
                .create()
                .thenMany(interflux.insertAll(List.of(new Artist("Queen"), new Artist("Abba"))))
                .thenMany(interflux.insertAll(
                        List.of(new Album(null, "Jazz", 1L, null), new Album(null, "Innuendo", 1L, null))))
                .blockLast(LIMIT);
        registry.clear();
        stopped.clear();
        registry.observationConfig().observationHandler(new Protocol());
        return interflux.withListener(new LoadObservations(registry));
    }

    @OnEachDatabase
    void aLoadIsWithinTheObservationOfTheSubscriberAndItsStepsWithinTheLoad(TestDatabase database) {
        Interflux interflux = observed(database.connectionFactory());
        Observation request = Observation.createNotStarted("request", registry)
                .contextualName("request")
                .start();
        interflux
                .find(ARTISTS)
                .contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, request))
                .blockLast(LIMIT);
        request.stop();
        assertThat(stopped)
                .containsExactly(
                        "read artist.albums in read artist outcome=completed path=artist.albums strategy=BATCH"
                                + " keys=2 rows=2 statements=1 window=1",
                        "read artist in load artist outcome=completed path=artist strategy=KEYSET"
                                + " keys=0 rows=2 statements=1 window=1",
                        "load artist in request model=artist outcome=completed keys=2 rows=4 statements=2 windows=1",
                        "request in nothing");
        assertThat(registry).hasNumberOfObservationsWithNameEqualTo("interflux.step", 2);
        assertThat(registry)
                .hasObservationWithNameEqualTo("interflux.load")
                .that()
                .hasBeenStarted()
                .hasBeenStopped();
    }

    @OnEachDatabase
    void whatIsCurrentWhereTheLoadIsSubscribedToIsItsParent(TestDatabase database) {
        Interflux interflux = observed(database.connectionFactory());
        Observation.createNotStarted("job", registry)
                .contextualName("job")
                .observe(() -> interflux.findOne(ARTISTS).block(LIMIT));
        assertThat(stopped).anySatisfy(line -> assertThat(line).startsWith("load artist in job model=artist"));
    }

    @OnEachDatabase
    void errorsAreTold(TestDatabase database) {
        Interflux interflux = observed(database.connectionFactory());
        assertThatExceptionOfType(BudgetExceededException.class)
                .isThrownBy(() ->
                        interflux.find(ARTISTS.budget(budget -> budget.rows(3))).blockLast(LIMIT));
        assertThat(stopped).hasSize(3).allSatisfy(line -> assertThat(line).contains("outcome=failed"));
        assertThat(registry).forAllObservationsWithNameEqualTo("interflux.step", step -> step.thenError()
                .isInstanceOf(BudgetExceededException.class));
        assertThat(registry).forAllObservationsWithNameEqualTo("interflux.load", load -> load.thenError()
                .isInstanceOf(BudgetExceededException.class));
    }

    @OnEachDatabase
    void aCancelledLoadStops(TestDatabase database) {
        Interflux interflux = observed(database.connectionFactory());
        interflux.find(ARTISTS).take(1).blockLast(LIMIT);
        assertThat(stopped).last().asString().startsWith("load artist in nothing model=artist outcome=cancelled");
        assertThat(registry).forAllObservationsWithNameEqualTo("interflux.load", load -> load.doesNotHaveError());
    }

    @OnEachDatabase
    void theQueriesOfAProxyAreWithinTheSteps(TestDatabase database) {
        ConnectionFactory connections = database.connectionFactory();
        ConnectionFactory proxied = ProxyConnectionFactory.builder(connections)
                .listener(new ObservationProxyExecutionListener(registry, connections, "r2dbc:any://host/name"))
                .build();
        Interflux interflux = observed(proxied);
        interflux.find(ARTISTS).blockLast(LIMIT);
        assertThat(stopped.stream().map(line -> line.replaceAll(" (outcome|model)=.*", "")))
                .containsSubsequence(
                        "query in read artist.albums",
                        "read artist.albums in read artist",
                        "read artist in load artist")
                .containsSubsequence("query in read artist", "load artist in nothing")
                .hasSize(5);
    }

    @OnEachDatabase
    void stepsCanBeLeftOut(TestDatabase database) {
        Interflux interflux = observed(database.connectionFactory());
        registry.observationConfig().observationPredicate((name, context) -> !name.equals("interflux.step"));
        interflux.find(ARTISTS).blockLast(LIMIT);
        assertThat(stopped)
                .containsExactly("load artist in nothing model=artist outcome=completed keys=2 rows=4 statements=2"
                        + " windows=1");
    }

    @OnEachDatabase
    void namesAndValuesCanBeOthers(TestDatabase database) {
        Interflux interflux = observed(database.connectionFactory());
        registry.observationConfig().observationConvention(new Renamed());
        interflux.find(ARTISTS).blockLast(LIMIT);
        assertThat(registry)
                .hasObservationWithNameEqualTo("graph.load")
                .that()
                .hasLowCardinalityKeyValue("graph", "artist");
    }

    /** Throws at one of the moments of an observation. */
    private record Faulty(String moment) implements ObservationHandler<Observation.Context> {

        private static final List<String> MOMENTS = List.of("start", "error", "stop");

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }

        private void reached(String now) {
            if (moment.equals(now)) {
                throw new IllegalStateException("a handler's fault at its " + now);
            }
        }

        @Override
        public void onStart(Observation.Context context) {
            reached("start");
        }

        @Override
        public void onError(Observation.Context context) {
            reached("error");
        }

        @Override
        public void onStop(Observation.Context context) {
            reached("stop");
        }
    }

    @OnEachDatabase
    void aHandlerThatThrowsDoesNotDisturbTheLoad(TestDatabase database) {
        ConnectionPool pool = database.pool(1);
        Interflux plain = observed(pool);
        for (String moment : Faulty.MOMENTS) {
            ObservationRegistry faulty = ObservationRegistry.create();
            faulty.observationConfig().observationHandler(new Faulty(moment));
            assertLoads(plain.withListener(new LoadObservations(faulty)));
        }
        ObservationRegistry choosing = ObservationRegistry.create();
        choosing.observationConfig().observationHandler(new Faulty("none")).observationPredicate((name, context) -> {
            throw new IllegalStateException("a predicate's fault");
        });
        assertLoads(plain.withListener(new LoadObservations(choosing)));
        ObservationRegistry naming = ObservationRegistry.create();
        naming.observationConfig().observationHandler(new Faulty("none")).observationFilter(context -> {
            throw new IllegalStateException("a filter's fault");
        });
        assertLoads(plain.withListener(new LoadObservations(naming)));
    }

    /** To its end, with an error of its own, and cancelled; the pool has one connection, which comes back each time. */
    private static void assertLoads(Interflux interflux) {
        assertThat(interflux.find(ARTISTS).map(Artist::stageName).collectList().block(LIMIT))
                .containsExactly("Queen", "Abba");
        assertThatExceptionOfType(BudgetExceededException.class)
                .isThrownBy(() ->
                        interflux.find(ARTISTS.budget(budget -> budget.rows(3))).blockLast(LIMIT));
        assertThat(interflux
                        .find(ARTISTS)
                        .take(1)
                        .map(Artist::stageName)
                        .collectList()
                        .block(LIMIT))
                .containsExactly("Queen");
        assertThat(interflux.count(ARTISTS).block(LIMIT)).isEqualTo(2);
    }

    /** Names of an application's own. */
    private static final class Renamed implements GlobalObservationConvention<LoadContext> {

        @Override
        public boolean supportsContext(Observation.Context context) {
            return context instanceof LoadContext;
        }

        @Override
        public String getName() {
            return "graph.load";
        }

        @Override
        public KeyValues getLowCardinalityKeyValues(LoadContext context) {
            return KeyValues.of(KeyValue.of("graph", context.model()));
        }
    }
}
