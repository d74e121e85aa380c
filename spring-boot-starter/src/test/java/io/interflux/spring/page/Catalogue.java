package io.interflux.spring.page;

import io.interflux.Interflux;
import io.interflux.query.Select;
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
    Mono<Artist> signed(String name, String title) {
        return interflux
                .insert(new Artist(name))
                .flatMap(artist -> interflux.insert(new Album(null, title, artist.id(), null)))
                .then(interflux.findOne(Select.from(Artist.class).include("albums")));
    }
}
// end::service[]
