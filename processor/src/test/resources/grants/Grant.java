package grants;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;

@Entity
public record Grant(
        @Id @Generated Long id,
        Boolean selfGranted,
        Long userId,
        Long profileId,
        @BelongsTo User user,
        @BelongsTo Profile profile) {}
