package io.interflux.testkit.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Entity;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import io.interflux.annotation.Projection;
import io.interflux.mapping.Link;
import io.interflux.mapping.Many;
import io.interflux.mapping.One;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Entities, projections and other classes as applications have them. */
final class Crew {

    @Entity
    record Pilot(@Id long id, String name, @BelongsTo One<Pilot> mentor, @HasMany Many<Ship> ships) {

        static Pilot of(long id, String name) {
            return new Pilot(id, name, One.notLoaded(), Many.notLoaded());
        }

        Pilot mentoredBy(@Nullable Pilot one) {
            return new Pilot(id, name, One.of(one), ships);
        }

        Pilot with(Ship... own) {
            return new Pilot(id, name, mentor, Many.of(own));
        }
    }

    @Entity
    record Ship(@Id long id, @Nullable String name) {}

    @Entity
    record Squad(
            @Id long id,
            @BelongsTo @Nullable Pilot leader,
            @HasMany @Nullable List<Ship> ships,
            @Junction @Nullable Membership membership,
            @JsonInclude(JsonInclude.Include.ALWAYS) @BelongsTo @Nullable Pilot founder) {

        static Squad of(long id) {
            return new Squad(id, null, null, null, null);
        }
    }

    @Entity(name = "Squad_Pilot")
    record Membership(int since) {}

    @Projection(of = Membership.class)
    record Since(int since) {}

    @Projection(of = Squad.class)
    record SquadCard(long id, @Nullable List<ShipName> ships) {}

    @Projection(of = Ship.class)
    record ShipName(String name) {}

    @Entity
    record Fleet(
            @BelongsToMany(through = Membership.class) List<Link<Ship, Membership>> ships,
            @BelongsToMany(through = Membership.class, throughAs = "admission")
                    Many<Link<Ship, Membership>> admitted) {}

    record Answer(@Nullable Ship ship, One<Ship> best) {}

    record Flat(@JsonUnwrapped(prefix = "pilot_") Pilot pilot) {}

    record Tag(@JsonValue String text) {}

    record Tagged(@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind") Object value) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    interface Beast {}

    @JsonTypeName("cat")
    record Cat(String name) implements Beast {}

    record Zoo(One<Beast> first, Many<Beast> all) {}

    /** Properties by accessors, and one by a field. */
    static final class Hangar {

        public final One<Ship> last = One.notLoaded();

        public Many<Ship> getShips() {
            return Many.notLoaded();
        }

        public Many<Ship> getGuests() {
            return Many.of(new Ship(1, "Ghost"));
        }
    }

    private Crew() {}
}
