package io.interflux.examples.unannotated;

import org.jspecify.annotations.Nullable;

record Squad(@Nullable Long id, @Nullable String name) {}
