package io.interflux.spring.boot.music;

import io.interflux.query.Select;
import io.interflux.spring.repository.InterfluxRepository;
import reactor.core.publisher.Mono;

/** What several repositories of an application have: no repository itself. */
interface RowRepository<T> extends InterfluxRepository<T, Long> {

    default Mono<T> newest(Select<T> select) {
        return findOne(select);
    }
}
