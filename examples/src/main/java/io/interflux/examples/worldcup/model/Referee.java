package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** Somebody who was appointed to referee; the confederation of some is not known. */
@Entity
public record Referee(
        @Id @Column(type = TEXT) String refereeId,
        @Column(type = TEXT) @Nullable String familyName,
        @Column(type = TEXT) @Nullable String givenName,
        @Nullable Boolean female,
        @Column(type = TEXT) @Nullable String countryName,
        @Column(type = TEXT) @Nullable String confederationId,
        @Column(type = TEXT) @Nullable String refereeWikipediaLink,
        @BelongsTo(foreignKey = "confederationId") @Nullable Confederation confederation) {}
