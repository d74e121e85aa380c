package io.interflux.examples.films;

import io.interflux.annotation.Projection;
import io.interflux.mapping.Link;
import java.util.List;

// tag::projection[]
@Projection(of = Film.class)
public record Credits(String title, List<Link<ActorName, Part>> actors) {}
// end::projection[]
