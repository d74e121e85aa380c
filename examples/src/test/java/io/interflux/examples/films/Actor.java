package io.interflux.examples.films;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // what the database fills in or a load does not bring is null
@Entity
public record Actor(
        @Id @Generated Long id,
        String name,
        @Junction Role role,
        @BelongsToMany(through = Role.class) List<Film> films) {

    static Actor of(String name) {
        return new Actor(null, name, null, null);
    }

    static Actor of(String name, String part, int billing) {
        return new Actor(null, name, Role.of(part, billing, null, null), null);
    }
}
