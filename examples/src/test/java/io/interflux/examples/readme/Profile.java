package io.interflux.examples.readme;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;

// tag::entity[]
@Entity
public record Profile(@Id @Generated Long id, String name, @Junction Grant grant) {}
// end::entity[]
