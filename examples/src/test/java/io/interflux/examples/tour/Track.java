package io.interflux.examples.tour;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // what the database fills in or a load does not bring is null
// tag::entity[]
@Entity
public record Track(@Id @Generated Long id, String title, int seconds, @Junction Entry entry) {

    static Track of(int position, String title, int seconds) {
        return new Track(null, title, seconds, new Entry(position, null, null));
    }
}
// end::entity[]
