package io.interflux.examples.worldcup;

import io.interflux.model.SchemaBuilder;

/**
 * The associations between the tables. The 60 foreign keys of the database give a to-one and a collection each; the four many-to-manies lie
 * over them. Two of these have a junction as their end, many-to-many-to-many, and refer to its composite key:
 *
 * <pre>
 * match      &lt;- team_appearance -> team          team_appearance (tournament, match, team)
 * player     &lt;- player_appearance -> team_appearance
 * tournament &lt;- qualified_team -> team           qualified_team (tournament, team)
 * player     &lt;- squad -> qualified_team
 * </pre>
 */
final class WorldCupAssociations {

    private final SchemaBuilder schema;

    WorldCupAssociations(SchemaBuilder schema) {
        this.schema = schema;
    }

    void declare() {
        refer("team", "confederation");
        refer("match", "tournament", "stadium");
        refer("qualified_team", "tournament", "team");
        refer("squad", "tournament", "team", "player");
        refer("manager_appointment", "tournament", "team", "manager");
        refer("referee_appointment", "tournament", "referee");
        refer("host_country", "tournament", "team");
        refer("team_appearance", "tournament", "match", "team");
        refer("player_appearance", "tournament", "match", "team", "player");
        refer("manager_appearance", "tournament", "match", "team", "manager");
        refer("referee_appearance", "tournament", "match", "referee");
        refer("goal", "tournament", "match", "team", "player");
        refer("penalty_kick", "tournament", "match", "team", "player");
        refer("booking", "tournament", "match", "team", "player");
        refer("substitution", "tournament", "match", "team", "player");
        refer("tournament_stage", "tournament");
        refer("group", "tournament");
        refer("group_standing", "tournament", "team");
        refer("tournament_standing", "tournament", "team");
        refer("award_winner", "tournament", "award", "player", "team");
        declareSpecialKeys();
        declareManyToManies();
    }

    private void declareSpecialKeys() {
        referToTeam("match", "home_team", "home_matches");
        referToTeam("match", "away_team", "away_matches");
        referToTeam("team_appearance", "opponent", "appearances_against");
        referToTeam("goal", "player_team", "goals_of_players");
        schema.belongsTo("referee", "confederation").foreignKey("confederation_id");
        schema.hasMany("confederation", "referee").foreignKey("confederation_id");
        schema.hasOne("player", "squad").as("first_squad").foreignKey("player_id");
    }

    /** A junction's composite key is the end of a further many-to-many: that of {@code team_appearance} has three columns. */
    private void declareManyToManies() {
        schema.belongsToMany("match", "team")
                .through("team_appearance")
                .foreignKey("match_id")
                .otherKey("team_id");
        schema.belongsToMany("player", "team_appearance")
                .through("player_appearance")
                .foreignKey("player_id")
                .otherKey("tournament_id", "match_id", "team_id");
        schema.belongsToMany("tournament", "team")
                .through("qualified_team")
                .foreignKey("tournament_id")
                .otherKey("team_id");
        schema.belongsToMany("player", "qualified_team")
                .through("squad")
                .foreignKey("player_id")
                .otherKey("tournament_id", "team_id");
    }

    /** One foreign key to each of some models, called after it, which no row is without. */
    private void refer(String child, String... parents) {
        for (String parent : parents) {
            schema.belongsTo(child, parent).foreignKey(parent + "_id").notNull();
            schema.hasMany(parent, child).foreignKey(parent + "_id");
        }
    }

    private void referToTeam(String child, String alias, String collection) {
        schema.belongsTo(child, "team").as(alias).foreignKey(alias + "_id").notNull();
        schema.hasMany("team", child).as(collection).foreignKey(alias + "_id");
    }
}
