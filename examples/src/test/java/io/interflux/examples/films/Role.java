package io.interflux.examples.films;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Entity;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // what the database fills in or a load does not bring is null
@JsonInclude(JsonInclude.Include.NON_NULL) // attributes that were not asked for are null
@Entity
public record Role(
        String part, Integer billing, Long filmId, Long actorId, @BelongsTo Film film, @BelongsTo Actor actor) {

    static Role of(String part, Integer billing, Long filmId, Long actorId) {
        return new Role(part, billing, filmId, actorId, null, null);
    }
}
