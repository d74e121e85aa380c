package grants;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import java.util.List;

@Entity
public record User(
        @Id @Generated Long id,
        String username,
        Integer points,
        @BelongsToMany(through = Grant.class) List<Profile> profiles,
        @HasMany List<Grant> grants) {}
