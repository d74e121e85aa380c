package io.interflux.examples.service.catalogue;

import io.interflux.Interflux;
import io.interflux.examples.musicstore.model.Album;
import io.interflux.examples.musicstore.model.Album_;
import io.interflux.examples.musicstore.model.Artist;
import io.interflux.examples.musicstore.model.Artist_;
import io.interflux.examples.musicstore.model.Customer;
import io.interflux.examples.musicstore.model.Customer_;
import io.interflux.examples.musicstore.model.Playlist;
import io.interflux.examples.musicstore.model.Playlist_;
import io.interflux.examples.musicstore.model.Track;
import io.interflux.examples.musicstore.model.Track_;
import io.interflux.query.ComparableHandle;
import io.interflux.query.Select;
import io.interflux.spring.web.SliceResponse;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Pages of the catalogue, and single rows of it. A {@code Select} is what the client asks for by {@code include}, {@code fields}, {@code sort}
 * and {@code page[…]}, within {@link AllowedParameters}; a page has a link to the next one.
 */
@RestController
final class CatalogueController {

    private final Interflux interflux;

    CatalogueController(Interflux interflux) {
        this.interflux = interflux;
    }

    @GetMapping("/artists")
    Mono<SliceResponse<Artist>> artists(Select<Artist> asked, ServerHttpRequest request) {
        return page(asked, request);
    }

    @GetMapping("/artists/{id}")
    Mono<Artist> artist(@PathVariable String id, Select<Artist> asked) {
        return one(asked, Artist_.id, id);
    }

    @GetMapping("/albums")
    Mono<SliceResponse<Album>> albums(Select<Album> asked, ServerHttpRequest request) {
        return page(asked, request);
    }

    @GetMapping("/albums/{id}")
    Mono<Album> album(@PathVariable String id, Select<Album> asked) {
        return one(asked, Album_.id, id);
    }

    @GetMapping("/tracks")
    Mono<SliceResponse<Track>> tracks(Select<Track> asked, ServerHttpRequest request) {
        return page(asked, request);
    }

    @GetMapping("/tracks/{id}")
    Mono<Track> track(@PathVariable String id, Select<Track> asked) {
        return one(asked, Track_.id, id);
    }

    @GetMapping("/playlists")
    Mono<SliceResponse<Playlist>> playlists(Select<Playlist> asked, ServerHttpRequest request) {
        return page(asked, request);
    }

    @GetMapping("/playlists/{id}")
    Mono<Playlist> playlist(@PathVariable String id, Select<Playlist> asked) {
        return one(asked, Playlist_.id, id);
    }

    @GetMapping("/customers")
    Mono<SliceResponse<Customer>> customers(Select<Customer> asked, ServerHttpRequest request) {
        return page(asked, request);
    }

    @GetMapping("/customers/{id}")
    Mono<Customer> customer(@PathVariable String id, Select<Customer> asked) {
        return one(asked, Customer_.id, id);
    }

    private <T> Mono<SliceResponse<T>> page(Select<T> asked, ServerHttpRequest request) {
        return interflux.findSlice(asked).map(slice -> SliceResponse.of(slice, request.getURI()));
    }

    private <T> Mono<T> one(Select<T> asked, ComparableHandle<T, Long> key, String id) {
        long value = RowId.of(id).value();
        return interflux
                .findOne(asked.where(key.eq(value)))
                .switchIfEmpty(
                        Mono.error(() -> new UnknownRowException(asked.type().getSimpleName(), value)));
    }
}
