package io.interflux.examples.films;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // what the database fills in or a load does not bring is null
@Entity
public record Review(@Id @Generated Long id, int stars, Long filmId) {

    static Review of(int stars, Long filmId) {
        return new Review(null, stars, filmId);
    }

    Review raised() {
        return new Review(id, stars + 1, filmId);
    }
}
