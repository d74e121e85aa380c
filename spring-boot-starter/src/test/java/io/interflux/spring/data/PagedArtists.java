package io.interflux.spring.data;

import io.interflux.query.ModelHandle;
import io.interflux.query.TextHandle;
import io.interflux.spring.boot.music.Artist;
import io.interflux.spring.repository.Include;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What an application may write. */
interface PagedArtists extends PagingInterfluxRepository<Artist, Long> {

    TextHandle<Artist> STAGE_NAME = ModelHandle.of(Artist.class).text("stageName");

    @Override
    @Include("albums")
    Mono<Page<Artist>> findAll(Pageable pageable);

    default Flux<Artist> named(String pattern, Pageable pageable) {
        return find(Paging.paged(select().where(STAGE_NAME.like(pattern)), pageable));
    }
}
