package io.interflux.testkit.json;

import static io.interflux.testkit.json.JsonTrees.assertSame;

import io.interflux.Interflux;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.query.BooleanHandle;
import io.interflux.query.JunctionInclude;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.json.Grants.Grant;
import io.interflux.testkit.json.Grants.LinkedProfile;
import io.interflux.testkit.json.Grants.LinkedUser;
import io.interflux.testkit.json.Grants.Profile;
import io.interflux.testkit.json.Grants.User;
import io.r2dbc.spi.ConnectionFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** Graphs that were loaded have the JSON that the guides print, whichever library writes it. */
@Timeout(120)
public interface JsonGraphsContract {

    /** The JSON of a value by a mapper that has the module and writes moments as text. */
    String write(Object value);

    /** The library over a database. */
    Interflux interflux(ConnectionFactory connections, Schema schema);

    @OnEachDatabase
    default void theDeeplyNestedInclude(TestDatabase database) {
        Interflux interflux = stored(database, Grants.schema(), Grants.rows());

        assertSame(
                write(all(interflux.find(Select.from("user")
                        .include("grants.user")
                        .include("grants.profile")
                        .include("profiles.users.grants.user")
                        .include("profiles.users.grants.profile")))),
                printed("super-mn-deep"));
    }

    @OnEachDatabase
    default void junctionAttributesAllSomeAndNone(TestDatabase database) {
        Interflux interflux = stored(database, Grants.schema(), Grants.rows());
        BooleanHandle<DynamicEntity> selfGranted = ModelHandle.of("grant").bool("selfGranted");

        assertSame(firstWith(interflux, junction -> junction), printed("through-attributes-all"));
        assertSame(firstWith(interflux, junction -> junction.only(selfGranted)), printed("through-attributes-some"));
        assertSame(firstWith(interflux, JunctionInclude::none), printed("through-attributes-none"));
    }

    private String firstWith(Interflux interflux, UnaryOperator<JunctionInclude<DynamicEntity>> attributes) {
        ModelHandle<DynamicEntity> user = ModelHandle.of("user");
        ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> profiles =
                user.manyToMany("profiles", ModelHandle.of("profile"), ModelHandle.of("grant"));
        return write(all(interflux.findOne(Select.from(user).include(profiles, p -> p.through(attributes))))
                .get(0));
    }

    @OnEachDatabase
    default void bothSidesOfASelfReference(TestDatabase database) {
        Interflux interflux = stored(database, Grants.followers(), Grants.rowsOfFollowers());

        assertSame(
                write(all(
                        interflux.find(Select.from("User").include("followers").include("following")))),
                printed("instagram-both"));
    }

    @OnEachDatabase
    default void momentsInTheJunction(TestDatabase database) {
        Interflux interflux = stored(database, Grants.people(), Grants.rowsOfPeople());

        assertSame(
                write(all(
                        interflux.find(Select.from("Person").include("Children").include("Parents")))),
                printed("self-reference-both-sides"));
    }

    @OnEachDatabase
    default void entitiesWithTheirJunctionRowsInside(TestDatabase database) {
        stored(database, Grants.schema(), Grants.rows());
        Interflux interflux =
                interflux(database.connectionFactory(), Schema.of(User.class, Profile.class, Grant.class));

        assertSame(
                write(all(interflux.findOne(Select.from(User.class)))), "[{'id':1,'username':'p4dm3','points':1000}]");
        assertSame(
                write(all(interflux.findOne(Select.from(User.class).include("profiles")))
                        .get(0)),
                printed("through-attributes-all"));
    }

    @OnEachDatabase
    default void entitiesWithLinks(TestDatabase database) {
        stored(database, Grants.schema(), Grants.rows());
        Interflux interflux =
                interflux(database.connectionFactory(), Schema.of(LinkedUser.class, LinkedProfile.class, Grant.class));

        assertSame(
                write(all(interflux.findOne(Select.from(LinkedUser.class)))),
                "[{'id':1,'username':'p4dm3','points':1000}]");
        assertSame(
                write(all(interflux.findOne(Select.from(LinkedUser.class).include("profiles")))
                        .get(0)),
                printed("through-attributes-all"));
    }

    @OnEachDatabase
    default void pages(TestDatabase database) {
        Interflux interflux = stored(database, Grants.schema(), Grants.rows());

        assertSame(
                write(all(interflux.findPage(Select.from("user").limit(1).offset(3)))
                        .get(0)),
                "{'items':[{'id':4,'username':'obi','points':1200}],'total':4,'nextCursor':null}");
    }

    private Interflux stored(TestDatabase database, Schema schema, List<List<DynamicEntity>> rows) {
        Interflux interflux = interflux(database.connectionFactory(), schema);
        all(interflux.schema().create());
        all(Flux.fromIterable(rows).concatMap(interflux::insertAll));
        return interflux;
    }

    private static <T> List<T> all(Publisher<T> publisher) {
        return Flux.from(publisher)
                .collectList()
                .blockOptional(Duration.ofSeconds(60))
                .orElseThrow();
    }

    /** What a guide's example gives. */
    private static String printed(String example) {
        try (InputStream json = JsonGraphsContract.class.getResourceAsStream(example + ".json")) {
            return new String(Objects.requireNonNull(json, example).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
