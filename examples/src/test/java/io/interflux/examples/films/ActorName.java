package io.interflux.examples.films;

import io.interflux.annotation.Projection;

// tag::projection[]
@Projection(of = Actor.class)
public record ActorName(String name) {}
// end::projection[]
