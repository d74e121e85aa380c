package io.interflux.spring.page;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import org.jspecify.annotations.Nullable;

// tag::album[]
@Entity
record Album(
        @Id @Generated @Nullable Long id,
        @Nullable String title,
        @Nullable Long artistId,
        @BelongsTo @Nullable Artist artist) {}
// end::album[]
