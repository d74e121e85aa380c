package io.interflux.examples.jpa;

import io.interflux.annotation.Projection;
import java.util.List;

// tag::projection[]
@Projection(of = Author.class)
public record AuthorCard(String name, List<BookTitle> books) {}
// end::projection[]
