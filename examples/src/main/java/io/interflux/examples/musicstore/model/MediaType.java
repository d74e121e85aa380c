package io.interflux.examples.musicstore.model;

import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** How a track is encoded: {@code 1, MPEG audio file}. */
@Entity
public record MediaType(@Id Long id, @Column(length = 120) @Nullable String name) {}
