package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** Somebody who managed a team. */
@Entity
public record Manager(
        @Id @Column(type = TEXT) String managerId,
        @Column(type = TEXT) @Nullable String familyName,
        @Column(type = TEXT) @Nullable String givenName,
        @Nullable Boolean female,
        @Column(type = TEXT) @Nullable String countryName,
        @Column(type = TEXT) @Nullable String managerWikipediaLink) {}
