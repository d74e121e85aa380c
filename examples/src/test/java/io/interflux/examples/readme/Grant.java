package io.interflux.examples.readme;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;

// tag::entity[]
@Entity
public record Grant(@Id @Generated Long id, Boolean selfGranted, Long userId, Long profileId) {}
// end::entity[]
