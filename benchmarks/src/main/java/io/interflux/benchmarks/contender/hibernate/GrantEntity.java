package io.interflux.benchmarks.contender.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** The link between a user and a profile. */
@Entity
@Table(name = "grants")
class GrantEntity {

    @Id
    private long id;

    @Column(name = "\"selfGranted\"")
    private @Nullable Boolean selfGranted;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "\"userId\"")
    private UserEntity user = new UserEntity();

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "\"profileId\"")
    private ProfileEntity profile = new ProfileEntity();

    long id() {
        return id;
    }

    UserEntity user() {
        return user;
    }

    ProfileEntity profile() {
        return profile;
    }

    @Nullable Boolean selfGranted() {
        return selfGranted;
    }
}
