package io.interflux.examples.musicstore.load;

import io.interflux.examples.musicstore.model.Album;
import io.interflux.examples.musicstore.model.Artist;
import io.interflux.examples.musicstore.model.Customer;
import io.interflux.examples.musicstore.model.Employee;
import io.interflux.examples.musicstore.model.Genre;
import io.interflux.examples.musicstore.model.Invoice;
import io.interflux.examples.musicstore.model.InvoiceLine;
import io.interflux.examples.musicstore.model.MediaType;
import io.interflux.examples.musicstore.model.Playlist;
import io.interflux.examples.musicstore.model.PlaylistTrack;
import io.interflux.examples.musicstore.model.Track;
import java.util.List;
import java.util.function.Function;

/**
 * One table of the source.
 *
 * @param name its name in the source, such as {@code PlaylistTrack}
 * @param label its name for people, such as {@code playlist tracks}
 * @param type the record of its rows
 * @param entity makes the record of a row
 */
record SourceTable<T>(String name, String label, Class<T> type, Function<SourceRow, T> entity) {

    /** Each table after those that it refers to; managers have smaller keys than those who report to them. */
    static final List<SourceTable<?>> ALL = List.of(
            new SourceTable<>("Artist", "artists", Artist.class, SourceTable::artist),
            new SourceTable<>("Album", "albums", Album.class, SourceTable::album),
            new SourceTable<>("Genre", "genres", Genre.class, SourceTable::genre),
            new SourceTable<>("MediaType", "media types", MediaType.class, SourceTable::mediaType),
            new SourceTable<>("Track", "tracks", Track.class, SourceTable::track),
            new SourceTable<>("Playlist", "playlists", Playlist.class, SourceTable::playlist),
            new SourceTable<>("PlaylistTrack", "playlist tracks", PlaylistTrack.class, SourceTable::playlistTrack),
            new SourceTable<>("Employee", "employees", Employee.class, SourceTable::employee),
            new SourceTable<>("Customer", "customers", Customer.class, SourceTable::customer),
            new SourceTable<>("Invoice", "invoices", Invoice.class, SourceTable::invoice),
            new SourceTable<>("InvoiceLine", "invoice lines", InvoiceLine.class, SourceTable::invoiceLine));

    /** The first column, or the first two, are the primary key. */
    String query() {
        return "SELECT * FROM " + quoted() + " ORDER BY 1, 2";
    }

    String countQuery() {
        return "SELECT COUNT(*) FROM " + quoted();
    }

    private String quoted() {
        return "\"chinook\".\"" + name + '"';
    }

    private static Artist artist(SourceRow row) {
        return new Artist(row.key("ArtistId"), row.optionalText("Name"), null);
    }

    private static Album album(SourceRow row) {
        return new Album(row.key("AlbumId"), row.text("Title"), row.key("ArtistId"), null, null);
    }

    private static Genre genre(SourceRow row) {
        return new Genre(row.key("GenreId"), row.optionalText("Name"));
    }

    private static MediaType mediaType(SourceRow row) {
        return new MediaType(row.key("MediaTypeId"), row.optionalText("Name"));
    }

    private static Track track(SourceRow row) {
        return new Track(
                row.key("TrackId"),
                row.text("Name"),
                row.optionalKey("AlbumId"),
                row.key("MediaTypeId"),
                row.optionalKey("GenreId"),
                row.optionalText("Composer"),
                row.integer("Milliseconds"),
                row.optionalInteger("Bytes"),
                row.decimal("UnitPrice"),
                null,
                null,
                null,
                null,
                null);
    }

    private static Playlist playlist(SourceRow row) {
        return new Playlist(row.key("PlaylistId"), row.optionalText("Name"), null);
    }

    private static PlaylistTrack playlistTrack(SourceRow row) {
        return new PlaylistTrack(row.key("PlaylistId"), row.key("TrackId"));
    }

    private static Employee employee(SourceRow row) {
        return new Employee(
                row.key("EmployeeId"),
                row.text("LastName"),
                row.text("FirstName"),
                row.optionalText("Title"),
                row.optionalKey("ReportsTo"),
                row.optionalDate("BirthDate"),
                row.optionalDate("HireDate"),
                row.optionalText("City"),
                row.optionalText("Country"),
                row.optionalText("Email"),
                null,
                null,
                null);
    }

    private static Customer customer(SourceRow row) {
        return new Customer(
                row.key("CustomerId"),
                row.text("FirstName"),
                row.text("LastName"),
                row.optionalText("Company"),
                row.optionalText("City"),
                row.optionalText("Country"),
                row.text("Email"),
                row.optionalKey("SupportRepId"),
                null,
                null);
    }

    private static Invoice invoice(SourceRow row) {
        return new Invoice(
                row.key("InvoiceId"), row.key("CustomerId"), row.date("InvoiceDate"), row.decimal("Total"), null, null);
    }

    private static InvoiceLine invoiceLine(SourceRow row) {
        return new InvoiceLine(
                row.key("InvoiceLineId"),
                row.key("InvoiceId"),
                row.key("TrackId"),
                row.decimal("UnitPrice"),
                row.integer("Quantity"));
    }
}
