package io.interflux.examples.unannotated;

import org.jspecify.annotations.Nullable;

record Membership(@Nullable Integer since, @Nullable Long pilotId, @Nullable Long squadId) {}
