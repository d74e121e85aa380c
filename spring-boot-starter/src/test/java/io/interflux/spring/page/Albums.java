package io.interflux.spring.page;

import io.interflux.spring.data.PagingInterfluxRepository;
import io.interflux.spring.repository.Include;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;
import reactor.core.publisher.Mono;

// tag::paging[]
interface Albums extends PagingInterfluxRepository<Album, Long> {

    @Override
    @Include("artist")
    Mono<Page<Album>> findAll(Pageable pageable);

    default Mono<Page<Album>> titled(String pattern, Pageable pageable) {
        return findPage(select().where(Album_.title.like(pattern)), pageable);
    }

    default Mono<Window<Album>> byTitle(ScrollPosition position) {
        return findWindow(select().orderBy(Album_.title.asc()).limit(20), position);
    }
}
// end::paging[]
