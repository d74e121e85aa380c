package io.interflux.examples.jpa;

import io.interflux.annotation.Projection;

// tag::projection[]
@Projection(of = Book.class)
public record BookTitle(String title) {}
// end::projection[]
