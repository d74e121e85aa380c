package io.interflux.spring.boot.music;

import io.interflux.query.Select;
import io.interflux.spring.repository.Include;
import io.interflux.spring.repository.InterfluxRepository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Not public, as repositories often are not. */
interface ArtistRepository extends InterfluxRepository<Artist, Long> {

    @Override
    @Include("albums")
    Mono<Artist> findById(Long id);

    @Override
    @Include("albums")
    Flux<Artist> find(Select<Artist> select);

    default Flux<Artist> named(String pattern) {
        return find(select().where(Artist_.stageName.like(pattern)).orderBy(Artist_.stageName.desc()));
    }
}
