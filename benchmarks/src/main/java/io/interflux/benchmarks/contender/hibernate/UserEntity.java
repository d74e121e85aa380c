package io.interflux.benchmarks.contender.hibernate;

import io.interflux.benchmarks.graph.Parent;
import io.interflux.benchmarks.graph.Tally;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A user with its grants. Many-to-many with payload is one-to-many to the junction here. */
@Entity
@Table(name = "users")
class UserEntity implements Parent {

    @Id
    private long id;

    private String username = "";
    private @Nullable Integer points;

    @OneToMany(mappedBy = "user")
    private List<GrantEntity> grants = new ArrayList<>();

    long id() {
        return id;
    }

    @Override
    public void tell(Tally tally) {
        tally.enter(id, username, points);
        for (GrantEntity grant : grants) {
            tally.leaf(grant.profile().id(), grant.profile().name(), grant.selfGranted());
        }
        tally.leave();
    }
}
