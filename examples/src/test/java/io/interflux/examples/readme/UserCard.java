package io.interflux.examples.readme;

import io.interflux.annotation.Projection;
import java.util.List;

// tag::projection[]
@Projection(of = User.class)
public record UserCard(String username, List<ProfileName> profiles) {}
// end::projection[]
