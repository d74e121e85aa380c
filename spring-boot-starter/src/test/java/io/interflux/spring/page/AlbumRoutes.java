package io.interflux.spring.page;

import io.interflux.Interflux;
import io.interflux.spring.web.SelectParameters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

// tag::routes[]
@Configuration
class AlbumRoutes {

    @Bean
    SelectParameters<Album> albumParameters() {
        return SelectParameters.of(Album.class)
                .include("artist")
                .fields("id", "title", "artist.name") // nothing else is read, asked for or not
                .sort("title", "artist.name");
    }

    @Bean
    RouterFunction<ServerResponse> routes(SelectParameters<Album> albums, Interflux interflux) {
        return RouterFunctions.route()
                .GET("/albums", request -> ServerResponse.ok()
                        .body(interflux.find(albums.select(request.queryParams())), Album.class))
                .build();
    }
}
// end::routes[]
