package io.interflux.examples.musicstore.model;

import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** What a track sounds like: {@code 1, Rock}. */
@Entity
public record Genre(@Id Long id, @Column(length = 120) @Nullable String name) {}
