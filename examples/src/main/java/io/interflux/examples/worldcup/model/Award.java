package io.interflux.examples.worldcup.model;

import static io.interflux.model.DataType.Kind.TEXT;

import io.interflux.annotation.Column;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

/** What players are honoured with: {@code A-1, Golden Ball}. */
@Entity
public record Award(
        @Id @Column(type = TEXT) String awardId,
        @Column(type = TEXT) @Nullable String awardName,
        @Column(type = TEXT) @Nullable String awardDescription,
        @Nullable Integer yearIntroduced) {}
