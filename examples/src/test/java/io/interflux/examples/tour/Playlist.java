package io.interflux.examples.tour;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // what the database fills in or a load does not bring is null
// tag::entity[]
@Entity
public record Playlist(@Id @Generated Long id, String name, @BelongsToMany(through = Entry.class) List<Track> tracks) {

    static Playlist of(String name, Track... tracks) {
        return new Playlist(null, name, List.of(tracks));
    }
}
// end::entity[]
