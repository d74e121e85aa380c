package grants;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import java.util.List;

@Entity
public record Profile(
        @Id @Generated Long id,
        String name,
        @Junction Grant grant,
        @BelongsToMany(through = Grant.class) List<User> users,
        @HasMany List<Grant> grants) {}
