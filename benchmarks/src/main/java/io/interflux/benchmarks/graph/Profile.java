package io.interflux.benchmarks.graph;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import org.jspecify.annotations.Nullable;

/** A profile as one user has it, the payload of the link inside. */
@Entity
public record Profile(@Id @Generated Long id, String name, @Junction Grant grant) {

    /** As a hand-written reader makes it. */
    public static Profile of(Long id, String name, @Nullable Boolean selfGranted) {
        return new Profile(id, name, new Grant(null, selfGranted, null, null, null));
    }
}
