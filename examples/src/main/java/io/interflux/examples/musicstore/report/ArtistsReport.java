package io.interflux.examples.musicstore.report;

import static io.interflux.examples.musicstore.report.Loaded.loaded;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.interflux.examples.musicstore.model.Album;
import io.interflux.examples.musicstore.model.Album_;
import io.interflux.examples.musicstore.model.Artist;
import io.interflux.examples.musicstore.model.Artist_;
import io.interflux.examples.musicstore.model.Playlist;
import io.interflux.examples.musicstore.model.Track_;
import io.interflux.query.Select;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Two one-to-manies and a many-to-many beneath each other; the text counts what the graph holds. */
final class ArtistsReport implements Report<Artist> {

    private static final Select<Artist> SELECT = Select.from(Artist_.model)
            .include(Artist_.albums, album -> album.include(Album_.tracks, track -> track.include(Track_.playlists)))
            .orderBy(Artist_.name.asc());

    @Override
    public String name() {
        return "artists";
    }

    @Override
    public String description() {
        return "artists with their albums, and the playlists that hold their tracks";
    }

    @Override
    public Select<Artist> select() {
        return SELECT;
    }

    @Override
    public void write(Artist artist, TextBlock text) {
        List<Album> albums = loaded(artist.albums());
        Collection<List<Playlist>> playlists = occurrences(albums);
        text.line(TextBlock.orUnknown(artist.name()) + " (" + TextBlock.count(albums.size(), "album") + ", "
                + TextBlock.count(playlists.size(), "playlist") + ")");
        Table table = Table.of("<<>");
        albums.forEach(album -> table.row("album", album.title(), tracks(loaded(album.tracks()))));
        playlists.forEach(
                same -> table.row("playlist", TextBlock.orUnknown(same.get(0).name()), tracks(same)));
        text.table(1, table);
    }

    private static String tracks(List<?> tracks) {
        return TextBlock.count(tracks.size(), "track");
    }

    /** Each playlist as often as it holds a track of the albums; by key, since two are named Music. */
    private static Collection<List<Playlist>> occurrences(List<Album> albums) {
        return albums.stream()
                .flatMap(album -> loaded(album.tracks()).stream())
                .flatMap(track -> loaded(track.playlists()).stream())
                .collect(groupingBy(Playlist::id, TreeMap::new, toList()))
                .values();
    }
}
