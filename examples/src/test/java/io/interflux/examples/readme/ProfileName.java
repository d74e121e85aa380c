package io.interflux.examples.readme;

import io.interflux.annotation.Projection;

// tag::projection[]
@Projection(of = Profile.class)
public record ProfileName(String name) {}
// end::projection[]
