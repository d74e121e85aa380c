package io.interflux.examples.unannotated;

import org.jspecify.annotations.Nullable;

record Ship(@Nullable Long id, @Nullable String name, @Nullable Long pilotId) {}
