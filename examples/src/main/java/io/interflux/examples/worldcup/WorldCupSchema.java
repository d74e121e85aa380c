package io.interflux.examples.worldcup;

import io.interflux.examples.worldcup.model.Award;
import io.interflux.examples.worldcup.model.AwardWinner;
import io.interflux.examples.worldcup.model.Booking;
import io.interflux.examples.worldcup.model.Confederation;
import io.interflux.examples.worldcup.model.Goal;
import io.interflux.examples.worldcup.model.Group;
import io.interflux.examples.worldcup.model.GroupStanding;
import io.interflux.examples.worldcup.model.HostCountry;
import io.interflux.examples.worldcup.model.Manager;
import io.interflux.examples.worldcup.model.ManagerAppearance;
import io.interflux.examples.worldcup.model.ManagerAppointment;
import io.interflux.examples.worldcup.model.Match;
import io.interflux.examples.worldcup.model.PenaltyKick;
import io.interflux.examples.worldcup.model.Player;
import io.interflux.examples.worldcup.model.PlayerAppearance;
import io.interflux.examples.worldcup.model.QualifiedTeam;
import io.interflux.examples.worldcup.model.Referee;
import io.interflux.examples.worldcup.model.RefereeAppearance;
import io.interflux.examples.worldcup.model.RefereeAppointment;
import io.interflux.examples.worldcup.model.Squad;
import io.interflux.examples.worldcup.model.Stadium;
import io.interflux.examples.worldcup.model.Substitution;
import io.interflux.examples.worldcup.model.Team;
import io.interflux.examples.worldcup.model.TeamAppearance;
import io.interflux.examples.worldcup.model.Tournament;
import io.interflux.examples.worldcup.model.TournamentStage;
import io.interflux.examples.worldcup.model.TournamentStanding;
import io.interflux.model.Naming;
import io.interflux.model.Schema;
import java.util.List;

/** The 27 tables of the database, its columns in snake case. */
final class WorldCupSchema {

    /** Each after those that it refers to, so that their order is one in which rows can be inserted. */
    private static final List<Class<?>> TABLES = List.of(
            Tournament.class,
            Confederation.class,
            Team.class,
            Stadium.class,
            Award.class,
            Player.class,
            Manager.class,
            Referee.class,
            QualifiedTeam.class,
            Squad.class,
            HostCountry.class,
            ManagerAppointment.class,
            RefereeAppointment.class,
            Match.class,
            TeamAppearance.class,
            PlayerAppearance.class,
            ManagerAppearance.class,
            RefereeAppearance.class,
            Goal.class,
            PenaltyKick.class,
            Booking.class,
            Substitution.class,
            TournamentStage.class,
            Group.class,
            GroupStanding.class,
            TournamentStanding.class,
            AwardWinner.class);

    private WorldCupSchema() {}

    /** The schema, built anew. */
    static Schema build() {
        return Schema.builder()
                .naming(Naming.snakeCase())
                .add(TABLES.toArray(Class<?>[]::new))
                .build();
    }
}
