package io.interflux.examples.musicstore.model;

import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who made albums: {@code 1, AC/DC}. */
@Entity
public record Artist(@Id Long id, @Column(length = 120) @Nullable String name, @HasMany @Nullable List<Album> albums) {}
