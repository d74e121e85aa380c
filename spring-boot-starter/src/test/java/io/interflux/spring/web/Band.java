package io.interflux.spring.web;

import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Entity
record Band(
        @Id @Generated @Nullable Long id,
        @Nullable String name,
        @Nullable String secret,
        @HasMany @Nullable List<Song> songs) {}
