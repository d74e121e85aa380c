package io.interflux.benchmarks.graph.recursive;

import io.interflux.annotation.Entity;

/** A link from a person to a friend. */
@Entity
public record Friendship(Long fromId, Long toId) {}
