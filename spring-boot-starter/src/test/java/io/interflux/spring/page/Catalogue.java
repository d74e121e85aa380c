package io.interflux.spring.page;

import io.interflux.Interflux;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import reactor.core.publisher.Mono;

// tag::service[]
@Service
class Catalogue {

    private final Interflux interflux;

    Catalogue(Interflux interflux) {
        this.interflux = interflux;
    }

    @Transactional
    Mono<Album> signed(String name, String title) {
        return interflux
                .insert(new Artist(name))
                .flatMap(artist -> interflux.insert(new Album(null, title, artist.id(), null)));
    }
}
// end::service[]
