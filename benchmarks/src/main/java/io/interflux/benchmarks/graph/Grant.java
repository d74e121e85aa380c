package io.interflux.benchmarks.graph;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** The link between a user and a profile. Only what a query asked for is there. */
@Entity
public record Grant(
        @Id @Generated @Nullable Long id,
        @Nullable Boolean selfGranted,
        @Nullable Integer rank,
        @Nullable Long userId,
        @Nullable Long profileId) {}
