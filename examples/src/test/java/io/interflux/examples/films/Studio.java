package io.interflux.examples.films;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // what the database fills in or a load does not bring is null
@Entity
public record Studio(@Id @Generated Long id, String name, @HasMany List<Film> films) {

    static Studio of(String name, Film... films) {
        return new Studio(null, name, List.of(films));
    }
}
