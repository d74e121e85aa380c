package io.interflux.model;

import org.jspecify.annotations.Nullable;

/** A unique constraint over a key, with its name or {@code null} where the name is to be made from table and columns. */
public record UniqueKey(@Nullable String name, Key key) {}
