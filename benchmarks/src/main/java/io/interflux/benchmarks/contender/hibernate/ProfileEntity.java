package io.interflux.benchmarks.contender.hibernate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A profile. */
@Entity
@Table(name = "profiles")
class ProfileEntity {

    @Id
    private long id;

    private String name = "";

    long id() {
        return id;
    }

    String name() {
        return name;
    }
}
