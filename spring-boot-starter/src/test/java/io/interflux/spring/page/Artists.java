package io.interflux.spring.page;

import io.interflux.spring.repository.Include;
import io.interflux.spring.repository.InterfluxRepository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

// tag::repository[]
interface Artists extends InterfluxRepository<Artist, Long> {

    @Override
    @Include("albums")
    Mono<Artist> findById(Long id);

    default Flux<Artist> named(String pattern) {
        return find(select().where(Artist_.name.like(pattern)).orderBy(Artist_.name.desc()));
    }
}
// end::repository[]
