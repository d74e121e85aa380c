package io.interflux.examples.musicstore.report;

import static io.interflux.examples.musicstore.report.Loaded.loaded;

import io.interflux.examples.musicstore.model.Album;
import io.interflux.examples.musicstore.model.Album_;
import io.interflux.examples.musicstore.model.Artist;
import io.interflux.examples.musicstore.model.Genre;
import io.interflux.examples.musicstore.model.Playlist;
import io.interflux.examples.musicstore.model.Playlist_;
import io.interflux.examples.musicstore.model.Track;
import io.interflux.examples.musicstore.model.Track_;
import io.interflux.query.Select;
import java.util.List;

/** A many-to-many whose targets bring three to-ones along. */
final class PlaylistsReport implements Report<Playlist> {

    private static final Select<Playlist> SELECT = Select.from(Playlist_.model)
            .include(Playlist_.tracks, track -> track.include(Track_.album, album -> album.include(Album_.artist))
                    .include(Track_.genre))
            .orderBy(Playlist_.id.asc());

    @Override
    public String name() {
        return "playlists";
    }

    @Override
    public String description() {
        return "playlists with their tracks, each with artist, album and genre";
    }

    @Override
    public Select<Playlist> select() {
        return SELECT;
    }

    @Override
    public void write(Playlist playlist, TextBlock text) {
        List<Track> tracks = loaded(playlist.tracks());
        text.line(TextBlock.orUnknown(playlist.name()) + " (" + TextBlock.count(tracks.size(), "track") + ")");
        Table table = Table.of("<<<<");
        tracks.forEach(track -> table.row(track.name(), artist(track), album(track), genre(track)));
        text.table(1, table);
    }

    private static String artist(Track track) {
        Album album = track.album();
        Artist artist = album == null ? null : album.artist();
        return TextBlock.orUnknown(artist == null ? null : artist.name());
    }

    private static String album(Track track) {
        Album album = track.album();
        return TextBlock.orUnknown(album == null ? null : album.title());
    }

    private static String genre(Track track) {
        Genre genre = track.genre();
        return TextBlock.orUnknown(genre == null ? null : genre.name());
    }
}
