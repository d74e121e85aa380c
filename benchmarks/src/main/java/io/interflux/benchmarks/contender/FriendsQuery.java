package io.interflux.benchmarks.contender;

import static io.interflux.benchmarks.contender.HandWritten.get;
import static io.interflux.benchmarks.contender.HandWritten.on;
import static io.interflux.benchmarks.contender.HandWritten.rows;

import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.benchmarks.graph.recursive.Person;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Two recursive common table expressions over R2DBC: the links within reach of a person, and the people within reach. {@code UNION} lets
 * PostgreSQL go to each person once. The graph is put together here: each person has friends where it is nearest to the first.
 */
public final class FriendsQuery implements Recursion {

    private static final long FIRST = 1;
    private static final String REACH =
            """
            WITH RECURSIVE reach AS (
                SELECT $1::int8 id
                UNION
                SELECT f."toId" FROM reach r JOIN friendships f ON f."fromId" = r.id)
            """;
    private static final String LINKS = REACH
            + "SELECT f.\"fromId\", f.\"toId\" FROM reach r JOIN friendships f ON f.\"fromId\" = r.id ORDER BY f.\"toId\"";
    private static final String PEOPLE = REACH + "SELECT p.id, p.name FROM reach r JOIN people p ON p.id = r.id";

    private final ConnectionPool connections;

    private FriendsQuery(ConnectionPool connections) {
        this.connections = connections;
    }

    /** One over one connection. */
    public static FriendsQuery open(Endpoint endpoint, ResultFormat format) {
        return new FriendsQuery(endpoint.pool(1, format));
    }

    @Override
    public Flux<Person> recursion() {
        return on(connections, connection -> read(connection).flux());
    }

    private static Mono<Person> read(Connection connection) {
        Reach reach = new Reach();
        return rows(connection.createStatement(LINKS).bind(0, FIRST), reach::addLink)
                .then(rows(connection.createStatement(PEOPLE).bind(0, FIRST), reach::addPerson)
                        .then())
                .then(Mono.fromSupplier(() -> reach.from(FIRST)));
    }

    @Override
    public void close() {
        connections.dispose();
    }

    /** What one subscriber has read. */
    private static final class Reach {

        private final Map<Long, List<Long>> links = new HashMap<>();
        private final Map<Long, String> names = new HashMap<>();
        private final Set<Long> expanded = new HashSet<>();
        private final Queue<Person> open = new ArrayDeque<>();

        Long addLink(Row row) {
            Long friend = get(row, 1, Long.class);
            links.computeIfAbsent(get(row, 0, Long.class), key -> new ArrayList<>())
                    .add(friend);
            return friend;
        }

        Long addPerson(Row row) {
            Long id = get(row, 0, Long.class);
            names.put(id, get(row, 1, String.class));
            return id;
        }

        /** Breadth first. */
        Person from(long first) {
            Person start = person(first);
            for (Person next = open.poll(); next != null; next = open.poll()) {
                addFriends(next);
            }
            return start;
        }

        private void addFriends(Person person) {
            List<Person> friends = person.friends();
            if (friends != null) {
                links.getOrDefault(person.id(), List.of()).forEach(id -> friends.add(person(id)));
            }
        }

        private Person person(Long id) {
            boolean first = expanded.add(id);
            Person person = new Person(id, names.getOrDefault(id, ""), first ? new ArrayList<>() : null);
            if (first) {
                open.add(person);
            }
            return person;
        }
    }
}
