package io.interflux.examples.films;

import io.interflux.annotation.CreatedAt;
import io.interflux.annotation.DeletedAt;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.Id;
import io.interflux.annotation.UpdatedAt;
import io.interflux.annotation.Version;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked // what the database fills in is null before
@Entity
public record Screening(
        @Id @Generated Long id,
        int seats,
        @Version Long version,
        @CreatedAt Instant createdAt,
        @UpdatedAt Instant updatedAt,
        @DeletedAt Instant deletedAt) {

    static Screening of(int seats) {
        return new Screening(null, seats, null, null, null, null);
    }

    Screening withSeats(int other) {
        return new Screening(id, other, version, createdAt, updatedAt, deletedAt);
    }
}
