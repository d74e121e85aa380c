package io.interflux.examples.sequelize;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // what the database fills in or a load does not bring is null
// tag::entity[]
@Entity
public record Profile(
        @Id @Generated Long id,
        String name,
        @Junction Grant grant,
        @BelongsToMany(through = Grant.class) List<User> users,
        @HasMany List<Grant> grants) {

    static Profile of(String name) {
        return of(name, null);
    }

    static Profile of(String name, Grant grant) {
        return new Profile(null, name, grant, null, null);
    }
}
// end::entity[]
