package io.interflux.examples.readme;

import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import java.util.List;

// tag::entity[]
@Entity
public record User(
        @Id @Generated Long id,
        String username,
        Integer points,
        @BelongsToMany(through = Grant.class) List<Profile> profiles) {}
// end::entity[]
