package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** Where matches are played: {@code S-001, Estadio José Amalfitani}, in Buenos Aires. */
@Entity
public record Stadium(
        @Id @Column(type = TEXT) String stadiumId,
        @Column(type = TEXT) @Nullable String stadiumName,
        @Column(type = TEXT) @Nullable String cityName,
        @Column(type = TEXT) @Nullable String countryName,
        @Nullable Integer stadiumCapacity,
        @Column(type = TEXT) @Nullable String stadiumWikipediaLink,
        @Column(type = TEXT) @Nullable String cityWikipediaLink) {}
