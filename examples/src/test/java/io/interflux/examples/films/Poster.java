package io.interflux.examples.films;

import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // what the database fills in or a load does not bring is null
@Entity
public record Poster(@Id @Generated Long id, String file, @Column(unique = true) Long filmId) {

    static Poster of(String file, Long filmId) {
        return new Poster(null, file, filmId);
    }
}
