package io.interflux.examples.tour;

import io.interflux.annotation.Entity;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // what the database fills in or a load does not bring is null
// tag::entity[]
@Entity
public record Entry(Integer position, Long playlistId, Long trackId) {}
// end::entity[]
