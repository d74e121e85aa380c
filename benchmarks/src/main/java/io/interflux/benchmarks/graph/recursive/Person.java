package io.interflux.benchmarks.graph.recursive;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import io.interflux.benchmarks.graph.Parent;
import io.interflux.benchmarks.graph.Tally;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person with friends; null where the person is expanded elsewhere. */
@Entity
public record Person(
        @Id @Generated Long id,
        String name,
        @BelongsToMany(through = Friendship.class, foreignKey = "fromId", otherKey = "toId", inverseAs = "admirers")
                @Nullable List<Person> friends)
        implements Parent {

    @Override
    public void tell(Tally tally) {
        tally.enter(id, name, friends == null);
        if (friends != null) {
            friends.forEach(friend -> friend.tell(tally));
        }
        tally.leave();
    }
}
