package shapes;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Column;
import io.interflux.annotation.Embedded;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.HasOne;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import io.interflux.annotation.Projection;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Link;
import io.interflux.mapping.Many;
import io.interflux.mapping.One;
import io.interflux.model.DataType;
import java.util.List;

/** Entities and projections of all shapes. */
final class Fleet {

    private Fleet() {}

    enum Rank {
        CADET,
        CAPTAIN,
        ADMIRAL
    }

    record Position(double x, double y) {}

    record Home(String planet, @Column(name = "sector", length = 40) String sector, @Embedded Position position) {}

    @Entity
    record Pilot(
            @Id @Generated Long id,
            String name,
            @Column(type = DataType.Kind.SHORT) Rank rank,
            @Column(type = DataType.Kind.INTEGER) Rank former,
            Rank wished,
            @Embedded Home home,
            @Embedded(prefix = "work_") Home work,
            Long mentorId,
            @BelongsTo One<Pilot> mentor,
            @HasMany(foreignKey = "mentorId") Many<Pilot> pupils,
            @HasOne One<Ship> ship,
            @BelongsToMany(through = Membership.class) List<Link<Squad, Membership>> squads) {

        static Pilot of(String name, Rank rank, Home home, Home work) {
            return new Pilot(
                    null, name, rank, Rank.CADET, Rank.ADMIRAL, home, work, null, One.notLoaded(), Many.notLoaded(),
                    One.notLoaded(), List.of());
        }

        Pilot with(Many<Pilot> pupils, One<Ship> ship, List<Link<Squad, Membership>> squads) {
            return new Pilot(
                    id, name, rank, former, wished, home, work, mentorId, mentor, pupils, ship, squads);
        }
    }

    @Entity
    record Ship(@Id @Generated Long id, String name, Long pilotId, @BelongsTo Pilot pilot) {}

    @Entity
    record Squad(
            @Id @Generated Long id,
            String name,
            @BelongsToMany(through = Membership.class) Many<Link<Pilot, Membership>> pilots) {}

    @Entity
    record Membership(Long pilotId, Long squadId, Integer since) {}

    @Projection(of = Membership.class)
    record Since(Integer since) {}

    @Projection(of = Squad.class)
    record SquadName(String name) {}

    @Projection(of = Squad.class)
    record SquadSince(String name, @Junction Since since) {}

    @Projection(of = Ship.class)
    record ShipName(String name) {}

    @Projection(of = Pilot.class)
    record Card(
            String name,
            Rank rank,
            @Embedded Home home,
            One<ShipName> ship,
            List<Link<SquadName, Since>> squads,
            Many<DynamicEntity> pupils) {}

    @Projection(of = Pilot.class)
    record Roster(CharSequence name, List<SquadSince> squads) {}

    @Projection(of = Pilot.class)
    record Tree(String name, Many<Tree> pupils) {}
}
