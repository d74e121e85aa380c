package io.interflux.examples.films;

import io.interflux.annotation.Projection;

// tag::projection[]
@Projection(of = Role.class)
public record Part(String part, int billing) {}
// end::projection[]
