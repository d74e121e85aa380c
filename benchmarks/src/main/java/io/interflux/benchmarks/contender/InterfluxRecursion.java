package io.interflux.benchmarks.contender;

import io.interflux.Interflux;
import io.interflux.benchmarks.database.Endpoint;
import io.interflux.benchmarks.database.ResultFormat;
import io.interflux.benchmarks.graph.Parent;
import io.interflux.benchmarks.graph.recursive.Friendship;
import io.interflux.benchmarks.graph.recursive.Person;
import io.interflux.benchmarks.graph.recursive.TreeNode;
import io.interflux.model.Schema;
import io.interflux.query.ComparableHandle;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.ToManyHandle;
import io.interflux.r2dbc.R2dbcInterflux;
import io.r2dbc.pool.ConnectionPool;
import reactor.core.publisher.Flux;

/**
 * Interflux with its defaults and a recursive include.
 *
 * @param <P> the class of the graph
 */
public final class InterfluxRecursion<P extends Parent> implements Recursion {

    private static final ModelHandle<TreeNode> NODE = ModelHandle.of(TreeNode.class);
    private static final ToManyHandle<TreeNode, TreeNode> CHILDREN = NODE.toMany("children", NODE);
    private static final Select<TreeNode> TREES = Select.from(NODE)
            .where(NODE.attribute("parentId", Long.class).isNull())
            .include(CHILDREN, c -> c.recursive());

    private static final ModelHandle<Person> PERSON = ModelHandle.of(Person.class);
    private static final ComparableHandle<Person, Long> ID = PERSON.attribute("id", Long.class);
    private static final ManyToManyHandle<Person, Person, Friendship> FRIENDS =
            PERSON.manyToMany("friends", PERSON, ModelHandle.of(Friendship.class));
    private static final Select<Person> FRIENDS_OF_THE_FIRST =
            Select.from(PERSON).where(ID.eq(1L)).include(FRIENDS, f -> f.recursive());

    private final ConnectionPool connections;
    private final Interflux interflux;
    private final Select<P> select;

    private InterfluxRecursion(ConnectionPool connections, Schema schema, Select<P> select) {
        this.connections = connections;
        this.interflux = R2dbcInterflux.create(connections, schema);
        this.select = select;
    }

    /** Every tree, over one connection. */
    public static InterfluxRecursion<TreeNode> trees(Endpoint endpoint, ResultFormat format) {
        return new InterfluxRecursion<>(endpoint.pool(1, format), Schema.of(TreeNode.class), TREES);
    }

    /** The first person with friends, over one connection. */
    public static InterfluxRecursion<Person> friends(Endpoint endpoint, ResultFormat format) {
        return new InterfluxRecursion<>(
                endpoint.pool(1, format), Schema.of(Person.class, Friendship.class), FRIENDS_OF_THE_FIRST);
    }

    @Override
    public Flux<P> recursion() {
        return interflux.find(select);
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
