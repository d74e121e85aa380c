package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** The football associations of a part of the world: {@code CF-1, Asian Football Confederation}. */
@Entity
public record Confederation(
        @Id @Column(type = TEXT) String confederationId,
        @Column(type = TEXT) @Nullable String confederationName,
        @Column(type = TEXT) @Nullable String confederationCode,
        @Column(type = TEXT) @Nullable String confederationWikipediaLink) {}
