package io.interflux.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Applications read and write by what was generated, and alike by reflection. */
class GeneratedMappingIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Compilation SCENARIO = Compilation.of(
            Compilation.resources("grants", "User", "Profile", "Grant", "Scenario", "Mapped", "MappedScenario"));

    private static final List<String> GRAPHS = List.of(
            "User[id=1, username=p4dm3, points=1000, profiles=[Profile[id=1, name=Queen,"
                    + " grant=Grant[id=null, selfGranted=true, userId=null, profileId=null, user=null, profile=null],"
                    + " users=[User[id=1, username=p4dm3, points=1000, profiles=null, grants=null]], grants=null]], grants=null]",
            "Grant[id=2, selfGranted=false, userId=1, profileId=2,"
                    + " user=User[id=1, username=p4dm3, points=1000, profiles=null, grants=null],"
                    + " profile=Profile[id=2, name=Senator, grant=null, users=null, grants=null]]",
            "Grant[id=1, selfGranted=true, userId=1, profileId=1,"
                    + " user=User[id=1, username=p4dm3, points=1000, profiles=null, grants=null],"
                    + " profile=Profile[id=1, name=Queen, grant=null, users=null, grants=null]]",
            "User[id=1, username=padme, points=1000, profiles=null,"
                    + " grants=[Grant[id=1, selfGranted=true, userId=1, profileId=1, user=null, profile=null],"
                    + " Grant[id=2, selfGranted=false, userId=1, profileId=2, user=null, profile=null]]]");

    @OnEachDatabase
    void readsAndWritesWithTheReflectingPackageAbsent(TestDatabase database) throws ReflectiveOperationException {
        CompiledClasses classes =
                CompiledClasses.without(SCENARIO, name -> name.startsWith("io.interflux.mapping.reflect."));

        assertThat(run(classes, database)).isEqualTo(GRAPHS);
    }

    @OnEachDatabase
    void graphsByReflectionAreTheSame(TestDatabase database) throws ReflectiveOperationException {
        CompiledClasses classes = CompiledClasses.without(SCENARIO, name -> name.endsWith("_Mapping"));

        assertThat(run(classes, database)).isEqualTo(GRAPHS);
    }

    @OnEachDatabase
    void someMayBeGeneratedAndOthersNot(TestDatabase database) throws ReflectiveOperationException {
        CompiledClasses classes = CompiledClasses.without(SCENARIO, "grants.Profile_Mapping"::equals);

        assertThat(run(classes, database)).isEqualTo(GRAPHS);
    }

    @OnEachDatabase
    void graphsByNamesAndAccessorsAreTheSameWithNeither(TestDatabase database) throws ReflectiveOperationException {
        CompiledClasses classes = CompiledClasses.without(
                SCENARIO, name -> name.endsWith("_Mapping") || name.startsWith("io.interflux.mapping.reflect."));

        assertThat(run(classes, "grants.MappedScenario", database)).isEqualTo(GRAPHS);
    }

    @OnEachDatabase(TestDatabase.Kind.H2)
    void withNeitherItIsAnError(TestDatabase database) {
        CompiledClasses classes = CompiledClasses.without(
                SCENARIO, name -> name.endsWith("_Mapping") || name.startsWith("io.interflux.mapping.reflect."));

        assertThatThrownBy(() -> run(classes, database)).hasMessageContaining("ReflectiveEntityReader");
    }

    private static List<String> run(CompiledClasses classes, TestDatabase database)
            throws ReflectiveOperationException {
        return run(classes, "grants.Scenario", database);
    }

    @SuppressWarnings("unchecked")
    private static List<String> run(CompiledClasses classes, String name, TestDatabase database)
            throws ReflectiveOperationException {
        var scenario = (Function<ConnectionFactory, Publisher<String>>) classes.newInstance(name);
        return Objects.requireNonNull(Flux.from(scenario.apply(database.connectionFactory()))
                .collectList()
                .block(LIMIT));
    }
}
