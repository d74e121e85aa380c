package io.interflux.spring.web;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

@Entity
record Song(
        @Id @Generated @Nullable Long id,
        @Nullable String title,
        int seconds,
        @Nullable Long bandId,
        @BelongsTo @Nullable Band band) {}
