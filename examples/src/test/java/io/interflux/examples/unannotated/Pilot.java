package io.interflux.examples.unannotated;

import io.interflux.mapping.Link;
import io.interflux.mapping.Many;
import io.interflux.mapping.One;
import java.util.List;
import org.jspecify.annotations.Nullable;

record Pilot(
        @Nullable Long id,
        @Nullable String name,
        @Nullable Long mentorId,
        @Nullable Address home,
        @Nullable Address work,
        One<Ship> ship,
        Many<Pilot> pupils,
        @Nullable List<Link<Squad, Membership>> squads) {

    static Pilot of(String name, Address home, @Nullable Long mentorId) {
        return new Pilot(null, name, mentorId, home, null, One.notLoaded(), Many.notLoaded(), null);
    }
}
