package io.interflux.benchmarks.micro;

import io.interflux.benchmarks.contender.InterfluxGrants;
import io.interflux.benchmarks.graph.Grant;
import io.interflux.benchmarks.graph.Profile;
import io.interflux.benchmarks.graph.User;
import io.interflux.mapping.EntityMapping;
import io.interflux.mapping.Instantiator;
import io.interflux.mapping.Mappings;
import io.interflux.mapping.Shape;
import io.interflux.model.Attribute;
import io.interflux.model.BelongsToManyAssociation;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A thousand parents with ten children each and their links, made of values that are in memory, in the order of the constructors: as the
 * assembler lays them out.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class MappingBenchmark {

    private static final int PARENTS = 1000;
    private static final int CHILDREN = 10;

    /** Who makes them. */
    @Param
    public Mapper mapper = Mapper.GENERATED;

    private final List<Object[]> users =
            LongStream.range(0, PARENTS).mapToObj(MappingBenchmark::user).toList();
    private final List<Object[]> profiles =
            LongStream.range(0, CHILDREN).mapToObj(MappingBenchmark::profile).toList();
    private final Object[] grant = {1L, true, 2, 3L, 4L};

    /** Who makes instances. */
    public enum Mapper {
        /** What the annotation processor has written. */
        GENERATED {
            @Override
            Instantiators instantiators() {
                return generated();
            }
        },
        /** Constructor calls by hand. */
        HAND_WRITTEN {
            @Override
            @SuppressWarnings("unchecked") // the list that this benchmark has put there
            Instantiators instantiators() {
                return new Instantiators(
                        values -> new User(
                                (Long) values[0], (String) values[1], (Integer) values[2], (List<Profile>) values[3]),
                        values -> new Profile((Long) values[0], (String) values[1], (Grant) values[2]),
                        values -> new Grant(
                                (Long) values[0], (Boolean) values[1], (Integer) values[2], (Long) values[3], (Long)
                                        values[4]));
            }
        };

        abstract Instantiators instantiators();
    }

    /** How the instances of each class are made of what a query for them brings. */
    record Instantiators(Instantiator<User> user, Instantiator<Profile> profile, Instantiator<Grant> grant) {}

    private Instantiators instantiators = mapper.instantiators();

    /** Makes ready what makes the instances. */
    @Setup
    public void prepare() {
        instantiators = mapper.instantiators();
    }

    private static Instantiators generated() {
        Schema schema = InterfluxGrants.schema();
        Model user = schema.model(User.class).orElseThrow();
        Model profile = schema.model(Profile.class).orElseThrow();
        Model grant = schema.model(Grant.class).orElseThrow();
        var profiles = (BelongsToManyAssociation) user.association("profiles").orElseThrow();
        return new Instantiators(
                of(
                        User.class,
                        schema,
                        shape(user, null, List.of(new Shape.Child("profiles", profiles)), "id", "username", "points")),
                of(Profile.class, schema, shape(profile, profiles, List.of(), "id", "name")),
                of(
                        Grant.class,
                        schema,
                        shape(grant, null, List.of(), "id", "selfGranted", "rank", "userId", "profileId")));
    }

    private static Shape shape(
            Model model, @Nullable BelongsToManyAssociation junction, List<Shape.Child> includes, String... names) {
        List<Attribute> attributes = Stream.of(names)
                .map(name -> model.attribute(name).orElseThrow())
                .toList();
        return new Shape(model, model.name(), attributes, junction, includes);
    }

    @SuppressWarnings("unchecked") // the mapping of the model of a class makes instances of that class
    private static <T> Instantiator<T> of(Class<T> type, Schema schema, Shape shape) {
        EntityMapping<?> mapping = Mappings.of(schema).of(shape.model(), type);
        return (Instantiator<T>) mapping.instantiation(shape).instantiator();
    }

    /** Its children are put into the last place. */
    private static Object[] user(long id) {
        return new Object[] {id, "user " + id, (int) id, List.of()};
    }

    /** The row of its link is put into the last place. */
    private static Object[] profile(long id) {
        return new Object[] {id, "profile " + id, ""};
    }

    /** All of them. */
    @Benchmark
    public void graphs(Blackhole consumer) {
        for (Object[] values : users) {
            values[3] = children();
            consumer.consume(instantiators.user().instantiate(values));
        }
    }

    /** One of them. */
    User graph() {
        users.get(0)[3] = children();
        return instantiators.user().instantiate(users.get(0));
    }

    private List<Profile> children() {
        List<Profile> children = new ArrayList<>(CHILDREN);
        for (Object[] values : profiles) {
            values[2] = instantiators.grant().instantiate(grant);
            children.add(instantiators.profile().instantiate(values));
        }
        return children;
    }
}
