package io.interflux.benchmarks.graph.deep;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import io.interflux.benchmarks.graph.Tally;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A profile. What was not included is null. */
@Entity(name = "profile")
public record DeepProfile(
        @Id @Generated Long id,
        String name,
        @Junction @Nullable DeepGrant grant,
        @BelongsToMany(through = DeepGrant.class) @Nullable List<DeepUser> users) {

    void tell(Tally tally) {
        tally.enter(id, name, null);
        if (grant != null) {
            grant.tell(tally);
        }
        if (users != null) {
            users.forEach(each -> each.tell(tally));
        }
        tally.leave();
    }
}
