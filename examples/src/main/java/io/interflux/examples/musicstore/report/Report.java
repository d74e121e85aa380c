package io.interflux.examples.musicstore.report;

import io.interflux.query.Select;
import java.util.List;

/**
 * One question to the music store.
 *
 * @param <T> the roots of the answer
 */
public sealed interface Report<T>
        permits PlaylistsReport, ArtistsReport, CustomersReport, EmployeesReport, SupportReport {

    /** All there are. */
    List<Report<?>> ALL = List.of(
            new PlaylistsReport(),
            new ArtistsReport(),
            new CustomersReport(),
            new EmployeesReport(),
            new SupportReport());

    /** The word by which it is asked for. */
    String name();

    /** What it shows, in a few words. */
    String description();

    /** The query, without a limit. */
    Select<T> select();

    /** Writes one root with everything in it for people. */
    void write(T root, TextBlock text);
}
