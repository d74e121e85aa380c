package io.interflux.examples.service.catalogue;

import io.interflux.examples.musicstore.model.Album;
import io.interflux.examples.musicstore.model.Artist;
import io.interflux.examples.musicstore.model.Customer;
import io.interflux.examples.musicstore.model.Playlist;
import io.interflux.examples.musicstore.model.Track;
import io.interflux.spring.web.SelectParameters;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What clients may ask of each list, by the list's name: which associations, which order, how many rows at once. Everything else is answered
 * with what is allowed.
 */
@Configuration(proxyBeanMethods = false)
class AllowedParameters {

    @Bean
    SelectParameters<Artist> artists() {
        return SelectParameters.of(Artist.class)
                .include("albums", "albums.tracks", "albums.tracks.genre")
                .sort("id", "name")
                .pageSize(20, 100);
    }

    @Bean
    SelectParameters<Album> albums() {
        return SelectParameters.of(Album.class)
                .include("artist", "tracks", "tracks.genre", "tracks.mediaType", "tracks.playlists")
                .sort("id", "title")
                .pageSize(20, 100);
    }

    @Bean
    SelectParameters<Track> tracks() {
        return SelectParameters.of(Track.class)
                .include("album", "album.artist", "genre", "mediaType", "playlists")
                .sort("id", "name", "milliseconds", "unitPrice")
                .pageSize(20, 100);
    }

    @Bean
    SelectParameters<Playlist> playlists() {
        return SelectParameters.of(Playlist.class)
                .include("tracks", "tracks.album", "tracks.album.artist", "tracks.genre")
                .sort("id", "name")
                .pageSize(20, 20);
    }

    @Bean
    SelectParameters<Customer> customers() {
        return SelectParameters.of(Customer.class)
                .include("supportAgent", "invoices", "invoices.tracks", "invoices.tracks.album")
                .sort("id", "lastName", "country")
                .pageSize(20, 100);
    }
}
