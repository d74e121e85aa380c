package guide;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import java.util.List;

@Entity
public record Person(
        @Id @Generated Long id,
        String name,
        Long motherId,
        @HasMany(foreignKey = "motherId") List<Person> children,
        @BelongsToMany(throughName = "adoption", inverseAs = "adopters") List<Person> adopted) {}
