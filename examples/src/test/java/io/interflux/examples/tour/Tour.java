package io.interflux.examples.tour;

// tag::program[]
import io.interflux.Interflux;
import io.interflux.explain.Explanation;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

public final class Tour {

    static final Schema SCHEMA = Schema.of(Playlist.class, Track.class, Entry.class);

    static final Select<Playlist> SHORT_TRACKS = Select.from(Playlist_.model)
            .include(Playlist_.tracks, t -> t.where(Track_.seconds.lessThan(400))
                    .optional()
                    .orderBy(Playlist_.tracks.junction(Entry_.position).asc())
                    .limit(2))
            .orderBy(Playlist_.name.asc())
            .limit(20);

    private Tour() {}

    public static void main(String[] arguments) {
        Interflux interflux =
                R2dbcInterflux.create("r2dbc:h2:mem:///music?options=DB_CLOSE_DELAY=-1;LAZY_QUERY_EXECUTION=1", SCHEMA);
        Flux<String> few = shortTracks(interflux).concatWith(explained(interflux));
        Flux<String> many = fill(interflux).thenMany(firstThree(interflux));
        interflux
                .schema()
                .create()
                .thenMany(store(interflux))
                .thenMany(few.concatWith(many))
                .doOnNext(System.out::println)
                .blockLast();
    }

    static Flux<Playlist> store(Interflux interflux) {
        Track sun = Track.of(1, "Here Comes the Sun", 185);
        Playlist morning = Playlist.of("Morning", sun, Track.of(2, "Peer Gynt", 243), Track.of(3, "Daybreak", 410));
        Playlist summer = Playlist.of("Summer", sun, Track.of(2, "Summertime", 306));
        return interflux.insertGraphs(List.of(morning, summer), g -> g.with(Playlist_.tracks));
    }

    static Mono<Long> fill(Interflux interflux) {
        Flux<Playlist> mixes = Flux.range(1, 10_000).map(number -> Playlist.of("Mix " + number));
        return interflux.bulk(Playlist_.model).insert(mixes);
    }

    static Flux<String> shortTracks(Interflux interflux) {
        return interflux.find(SHORT_TRACKS).map(Tour::line);
    }

    private static String line(Playlist playlist) {
        return playlist.name() + playlist.tracks().stream().map(Track::title).toList();
    }

    static Mono<String> explained(Interflux interflux) {
        return interflux.explain(SHORT_TRACKS).map(Explanation::text);
    }

    static Flux<String> firstThree(Interflux interflux) {
        return interflux
                .find(Select.from(Playlist_.model).include(Playlist_.tracks))
                .map(Tour::line)
                .take(3);
    }
}
// end::program[]
