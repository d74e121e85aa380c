package io.interflux.examples.trees;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // what the database fills in or a load does not bring is null
@Entity
public record Person(
        @Id @Generated Long id,
        String name,
        Long parentId,
        Long spouseId,
        Long homeId,
        @HasMany(foreignKey = "parentId") List<Person> children,
        @BelongsTo Person spouse,
        @BelongsTo Home home,
        @BelongsToMany(through = Friendship.class, foreignKey = "fromId", otherKey = "toId", inverse = false)
                List<Person> friends) {

    static Person of(String name, Long parentId, Long spouseId, Long homeId) {
        return new Person(null, name, parentId, spouseId, homeId, null, null, null, null);
    }
}
