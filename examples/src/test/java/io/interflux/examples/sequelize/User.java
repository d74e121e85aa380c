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
public record User(
        @Id @Generated Long id,
        String username,
        Integer points,
        @Junction Grant grant,
        @BelongsToMany(through = Grant.class) List<Profile> profiles,
        @HasMany List<Grant> grants) {

    static User of(String username, Integer points, Profile... profiles) {
        return new User(null, username, points, null, List.of(profiles), null);
    }
}
// end::entity[]
