package io.interflux.benchmarks.graph;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user with the profiles that were granted to it. */
@Entity
public record User(
        @Id @Generated Long id,
        String username,
        @Nullable Integer points,
        @BelongsToMany(through = Grant.class) List<Profile> profiles)
        implements Parent {

    @Override
    public void tell(Tally tally) {
        tally.enter(id, username, points);
        for (Profile profile : profiles) {
            tally.leaf(profile.id(), profile.name(), profile.grant().selfGranted());
        }
        tally.leave();
    }
}
