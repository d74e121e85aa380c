package io.interflux.benchmarks.graph.deep;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import io.interflux.benchmarks.graph.Tally;
import org.jspecify.annotations.Nullable;

/** The link between a user and a profile, with a key of its own. What was not included is null. */
@Entity(name = "grant")
public record DeepGrant(
        @Id @Generated Long id,
        @Nullable Boolean selfGranted,
        Long userId,
        Long profileId,
        @BelongsTo @Nullable DeepUser user,
        @BelongsTo @Nullable DeepProfile profile) {

    void tell(Tally tally) {
        tally.enter(id, null, selfGranted);
        if (user != null) {
            user.tell(tally);
        }
        if (profile != null) {
            profile.tell(tally);
        }
        tally.leave();
    }
}
