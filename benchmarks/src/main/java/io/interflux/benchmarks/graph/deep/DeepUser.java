package io.interflux.benchmarks.graph.deep;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import io.interflux.benchmarks.graph.Parent;
import io.interflux.benchmarks.graph.Tally;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user. What was not included is null. */
@Entity(name = "user")
public record DeepUser(
        @Id @Generated Long id,
        String username,
        @Nullable Integer points,
        @Junction @Nullable DeepGrant grant,
        @HasMany @Nullable List<DeepGrant> grants,
        @BelongsToMany(through = DeepGrant.class) @Nullable List<DeepProfile> profiles)
        implements Parent {

    @Override
    public void tell(Tally tally) {
        tally.enter(id, username, points);
        if (grant != null) {
            grant.tell(tally);
        }
        if (grants != null) {
            grants.forEach(each -> each.tell(tally));
        }
        if (profiles != null) {
            profiles.forEach(each -> each.tell(tally));
        }
        tally.leave();
    }
}
