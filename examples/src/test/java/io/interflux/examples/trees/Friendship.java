package io.interflux.examples.trees;

import io.interflux.annotation.Entity;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // what the database fills in or a load does not bring is null
@Entity
public record Friendship(Long fromId, Long toId) {}
