package io.interflux.examples.jpa;

import io.interflux.Interflux;
import io.interflux.Slice;
import io.interflux.query.Condition;
import io.interflux.query.Select;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

// tag::repository[]
final class Authors {

    static final Condition<Author> PROLIFIC = Author_.books.count().greaterThan(2);

    private static final Select<Author> WITH_BOOKS =
            Select.from(Author_.model).include(Author_.books, b -> b.orderBy(Book_.title.asc()));

    private final Interflux interflux;

    Authors(Interflux interflux) {
        this.interflux = interflux;
    }

    Mono<Author> byId(Long id) {
        return interflux.findOne(WITH_BOOKS.where(Author_.id.eq(id)));
    }

    Flux<Author> named(String beginning, Condition<Author> also) {
        return interflux.find(WITH_BOOKS
                .where(Author_.name.like(beginning + "%").and(also))
                .orderBy(Author_.name.asc())
                .limit(20));
    }

    Mono<Slice<Author>> first(int size) {
        return interflux.findSlice(
                Select.from(Author_.model).orderBy(Author_.name.asc()).limit(size));
    }
}
// end::repository[]
