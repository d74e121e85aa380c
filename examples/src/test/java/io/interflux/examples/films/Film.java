package io.interflux.examples.films;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.HasOne;
import io.interflux.annotation.Id;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // what the database fills in or a load does not bring is null
@Entity
public record Film(
        @Id @Generated Long id,
        String title,
        int year,
        Long studioId,
        @BelongsTo Studio studio,
        @HasOne Poster poster,
        @HasMany List<Review> reviews,
        @BelongsToMany(through = Role.class) List<Actor> actors,
        @HasMany List<Role> roles) {

    static Film part(int number) {
        return new Film(null, "Part " + number, 1900, null, null, null, null, null, null);
    }

    static Film numbered(long id) {
        return new Film(id, "Part " + id, 1900, null, null, null, null, null, null);
    }

    static Film of(String title, int year, Long studioId) {
        return new Film(null, title, year, studioId, null, null, null, null, null);
    }

    static Film of(String title, int year, Actor... actors) {
        return new Film(null, title, year, null, null, null, null, List.of(actors), null);
    }
}
