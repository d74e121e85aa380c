package io.interflux.r2dbc.load;

import io.interflux.Interflux;
import io.interflux.mapping.DynamicEntity;
import io.interflux.query.AttributeReference;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.SignalType;

/** Loads all parents with their children in a JVM of its own, whose heap is much smaller than the result. */
final class SmallHeap {

    private SmallHeap() {}

    /** Arguments: the URL of the database; {@code key} or {@code cursor} for the order, or {@code hub} for a budget. Prints what it has seen. */
    public static void main(String[] arguments) throws InterruptedException {
        ConnectionPool pool =
                new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(arguments[0]))
                        .initialSize(0)
                        .maxSize(1)
                        .build());
        Interflux interflux = R2dbcInterflux.create(pool, Family.SCHEMA);
        Select<DynamicEntity> parents = Select.from("parent").include("children");
        if (arguments[1].equals("cursor")) {
            parents = parents.orderBy(AttributeReference.named("name").asc());
        }
        if (arguments[1].equals("hub")) {
            parents = parents.budget(b -> b.rows(50_000));
        }
        Counter counter = new Counter();
        interflux.find(parents).subscribe(counter);
        counter.await();
        List<DynamicEntity> ten = interflux
                .find(arguments[1].equals("hub") ? Select.from("parent") : parents)
                .take(10)
                .collectList()
                .blockOptional(Duration.ofMinutes(1))
                .orElseThrow();
        System.out.println(counter.parents + " parents, " + counter.children + " children, then " + ten.size());
        pool.dispose();
    }

    /** Asks for one parent at a time. */
    private static final class Counter extends BaseSubscriber<DynamicEntity> {

        private final CountDownLatch done = new CountDownLatch(1);
        private long parents;
        private long children;

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            request(1);
        }

        @Override
        protected void hookOnNext(DynamicEntity parent) {
            parents++;
            children += parent.many("children").size();
            request(1);
        }

        @Override
        protected void hookOnError(Throwable error) {
            error.printStackTrace();
        }

        @Override
        protected void hookFinally(SignalType type) {
            done.countDown();
        }

        void await() throws InterruptedException {
            done.await();
        }
    }
}
