package io.interflux.examples.unannotated;

import org.jspecify.annotations.Nullable;

record Address(@Nullable String street, @Nullable String city) {}
