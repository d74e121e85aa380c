package io.interflux.spring.page;

import io.interflux.Interflux;
import io.interflux.query.Select;
import io.interflux.spring.web.ClientSelect;
import io.interflux.spring.web.SliceResponse;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

// tag::controller[]
@RestController
class ArtistController {

    private final Interflux interflux;

    ArtistController(Interflux interflux) {
        this.interflux = interflux;
    }

    @GetMapping("/artists")
    Mono<SliceResponse<Artist>> artists(
            @ClientSelect(include = "albums", sort = "name", size = 20, maxSize = 100) Select<Artist> select,
            ServerHttpRequest request) {
        return interflux.findSlice(select).map(slice -> SliceResponse.of(slice, request.getURI()));
    }

    @GetMapping(path = "/artists/export", produces = MediaType.APPLICATION_NDJSON_VALUE)
    Flux<Artist> export(@ClientSelect(include = "albums") Select<Artist> select) {
        return interflux.find(select);
    }
}
// end::controller[]
