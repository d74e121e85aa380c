package io.interflux.examples.readme;

import static io.interflux.model.DataType.Kind.SHORT;

import io.interflux.annotation.Column;
import io.interflux.annotation.Embedded;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;

// tag::embedded[]
@Entity
public record Customer(
        @Id @Generated Long id,
        @Embedded Address address, // columns addressStreet, addressCity
        @Embedded(prefix = "work_") Address work, // columns work_street, work_city
        Rank rank, // by name
        @Column(type = SHORT) Rank former) {} // by ordinal, which the database orders as Java does
// end::embedded[]
