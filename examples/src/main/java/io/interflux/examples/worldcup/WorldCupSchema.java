package io.interflux.examples.worldcup;

import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;

/**
 * The 27 tables of the database by name. Each is defined after those that it refers to, so that their order is one in which rows can be
 * inserted. Text keys come with the tables that they identify, foreign keys with {@link WorldCupAssociations}.
 */
final class WorldCupSchema {

    private final SchemaBuilder schema = Schema.builder();

    private WorldCupSchema() {}

    /** The schema, built anew. */
    static Schema build() {
        WorldCupSchema tables = new WorldCupSchema();
        tables.defineTournamentsAndPlaces();
        tables.definePeople();
        tables.defineMatches();
        tables.defineTeamsOfTournaments();
        tables.defineAppearances();
        tables.defineEvents();
        tables.defineStages();
        tables.defineResults();
        new WorldCupAssociations(tables.schema).declare();
        return tables.schema.build();
    }

    private TableDefinition define(String model) {
        return new TableDefinition(schema.define(model));
    }

    private void defineTournamentsAndPlaces() {
        define("tournament")
                .texts("tournament_id", "tournament_name", "host_country", "winner")
                .integers("year", "count_teams")
                .dates("start_date", "end_date")
                .flags("host_won", "group_stage", "second_group_stage", "final_round", "round_of_16")
                .flags("quarter_finals", "semi_finals", "third_place_match", "final")
                .key("tournament_id");
        define("confederation")
                .texts("confederation_id", "confederation_name", "confederation_code", "confederation_wikipedia_link")
                .key("confederation_id");
        define("team")
                .texts("team_id", "team_name", "team_code", "federation_name", "region_name", "confederation_id")
                .texts("mens_team_wikipedia_link", "womens_team_wikipedia_link", "federation_wikipedia_link")
                .flags("mens_team", "womens_team")
                .key("team_id");
        define("stadium")
                .texts("stadium_id", "stadium_name", "city_name", "country_name")
                .texts("stadium_wikipedia_link", "city_wikipedia_link")
                .integers("stadium_capacity")
                .key("stadium_id");
        define("award")
                .texts("award_id", "award_name", "award_description")
                .integers("year_introduced")
                .key("award_id");
    }

    private void definePeople() {
        define("player")
                .texts("player_id", "family_name", "given_name", "list_tournaments", "player_wikipedia_link")
                .dates("birth_date")
                .flags("female", "goal_keeper", "defender", "midfielder", "forward")
                .integers("count_tournaments")
                .key("player_id");
        define("manager")
                .texts("manager_id", "family_name", "given_name", "country_name", "manager_wikipedia_link")
                .flags("female")
                .key("manager_id");
        define("referee")
                .texts("referee_id", "family_name", "given_name", "country_name", "confederation_id")
                .texts("referee_wikipedia_link")
                .flags("female")
                .key("referee_id");
    }

    private void defineMatches() {
        define("match")
                .texts(
                        "tournament_id",
                        "match_id",
                        "match_name",
                        "stage_name",
                        "group_name",
                        "match_date",
                        "match_time")
                .texts("stadium_id", "home_team_id", "away_team_id", "score", "score_penalties", "result")
                .integers("home_team_score", "away_team_score", "home_team_score_margin", "away_team_score_margin")
                .integers("home_team_score_penalties", "away_team_score_penalties")
                .flags("group_stage", "knockout_stage", "replayed", "replay", "extra_time", "penalty_shootout")
                .flags("home_team_win", "away_team_win", "draw")
                .key("match_id");
    }

    private void defineTeamsOfTournaments() {
        define("qualified_team")
                .texts("tournament_id", "team_id", "performance")
                .integers("count_matches")
                .key("tournament_id", "team_id");
        define("squad")
                .texts("tournament_id", "team_id", "player_id", "position_name", "position_code")
                .integers("shirt_number")
                .key("tournament_id", "team_id", "player_id");
        define("manager_appointment")
                .texts("tournament_id", "team_id", "manager_id")
                .key("tournament_id", "team_id", "manager_id");
        define("referee_appointment").texts("tournament_id", "referee_id").key("tournament_id", "referee_id");
        define("host_country").texts("tournament_id", "team_id", "performance").key("tournament_id", "team_id");
    }

    private void defineAppearances() {
        define("team_appearance")
                .texts("tournament_id", "match_id", "team_id", "opponent_id", "result")
                .integers("goals_for", "goals_against", "goal_differential", "penalties_for", "penalties_against")
                .flags("home_team", "away_team", "extra_time", "penalty_shootout", "win", "lose", "draw")
                .key("tournament_id", "match_id", "team_id");
        define("player_appearance")
                .texts("tournament_id", "match_id", "team_id", "player_id", "position_name", "position_code")
                .integers("shirt_number")
                .flags("home_team", "away_team", "starter", "substitute")
                .key("tournament_id", "match_id", "team_id", "player_id");
        define("manager_appearance")
                .texts("tournament_id", "match_id", "team_id", "manager_id")
                .flags("home_team", "away_team")
                .key("tournament_id", "match_id", "team_id", "manager_id");
        define("referee_appearance")
                .texts("tournament_id", "match_id", "referee_id")
                .key("tournament_id", "match_id", "referee_id");
    }

    private void defineEvents() {
        defineTimedEvent("goal", "goal_id").texts("player_team_id").flags("own_goal", "penalty");
        defineEvent("penalty_kick", "penalty_kick_id").flags("converted");
        defineTimedEvent("booking", "booking_id").flags("yellow_card", "red_card", "second_yellow_card", "sending_off");
        defineTimedEvent("substitution", "substitution_id").flags("going_off", "coming_on");
    }

    private TableDefinition defineTimedEvent(String model, String key) {
        return defineEvent(model, key)
                .texts("minute_label", "match_period")
                .integers("minute_regulation", "minute_stoppage");
    }

    private TableDefinition defineEvent(String model, String key) {
        return define(model)
                .texts(key, "tournament_id", "match_id", "team_id", "player_id")
                .integers("shirt_number")
                .flags("home_team", "away_team")
                .key(key);
    }

    private void defineStages() {
        define("tournament_stage")
                .texts("tournament_id", "stage_name")
                .integers("stage_number", "count_matches", "count_teams", "count_scheduled")
                .integers("count_replays", "count_playoffs", "count_walkovers")
                .flags("group_stage", "knockout_stage", "unbalanced_groups")
                .dates("start_date", "end_date")
                .key("tournament_id", "stage_number");
        define("group")
                .texts("tournament_id", "stage_name", "group_name")
                .integers("stage_number", "count_teams")
                .key("tournament_id", "stage_number", "group_name");
    }

    private void defineResults() {
        define("group_standing")
                .texts("tournament_id", "stage_name", "group_name", "team_id")
                .integers("stage_number", "position", "played", "wins", "draws", "losses")
                .integers("goals_for", "goals_against", "goal_difference", "points")
                .flags("advanced")
                .key("tournament_id", "stage_number", "group_name", "position");
        define("tournament_standing")
                .texts("tournament_id", "team_id")
                .integers("position")
                .key("tournament_id", "position");
        define("award_winner")
                .texts("tournament_id", "award_id", "player_id", "team_id")
                .flags("shared")
                .key("tournament_id", "award_id", "player_id");
    }
}
