package io.interflux.plan;

import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;

/** The schemas of the tests of this package. */
final class PlanSchemas {

    private PlanSchemas() {}

    /** Users have profiles by grants, which have a key and a payload of their own. */
    static Schema guide() {
        SchemaBuilder s = Schema.builder();
        ModelDefinition user =
                s.define("user").attribute("username", DataType.STRING).attribute("points", DataType.INTEGER);
        ModelDefinition profile = s.define("profile").attribute("name", DataType.STRING);
        s.belongsToMany(user, profile).through("grant", j -> j.id().attribute("selfGranted", DataType.BOOLEAN));
        return s.build();
    }

    /** A match has two teams; a team may have a confederation, one badge for certain at most, and a coach whose key is not unique. */
    static Schema league() {
        SchemaBuilder s = Schema.builder();
        ModelDefinition confederation = s.define("confederation").attribute("name", DataType.STRING);
        ModelDefinition team = s.define("team").attribute("name", DataType.STRING);
        ModelDefinition coach = s.define("coach")
                .attribute("name", DataType.STRING)
                .attribute("since", DataType.INTEGER)
                .attribute("teamId", DataType.LONG);
        ModelDefinition badge = s.define("badge")
                .attribute("motto", DataType.STRING)
                .attribute("teamId", DataType.LONG, teamId -> teamId.unique());
        ModelDefinition match = s.define("match")
                .attribute("stage", DataType.STRING, stage -> stage.notNull())
                .attribute("goals", DataType.INTEGER);
        s.belongsTo(team, confederation);
        s.hasOne(team, coach);
        s.hasOne(team, badge);
        s.belongsTo(coach, confederation).as("origin");
        s.belongsTo(match, team).as("home").notNull();
        s.belongsTo(match, team).as("away");
        s.hasMany(team, match).as("homeMatches").foreignKey("homeId");
        s.hasMany(confederation, team);
        return s.build();
    }

    /** Parcels are known by a region and a number, and so are the items in them. */
    static Schema parcels() {
        SchemaBuilder s = Schema.builder();
        ModelDefinition parcel = s.define("parcel")
                .id("region", DataType.STRING)
                .id("number", DataType.INTEGER)
                .attribute("weight", DataType.INTEGER);
        ModelDefinition item = s.define("item").attribute("name", DataType.STRING);
        ModelDefinition label = s.define("label").attribute("text", DataType.STRING);
        s.hasMany(parcel, item).foreignKey("parcelRegion", "parcelNumber");
        s.belongsTo(item, parcel).foreignKey("parcelRegion", "parcelNumber");
        s.belongsToMany(parcel, label)
                .through("parcelLabel")
                .foreignKey("parcelRegion", "parcelNumber")
                .links(false);
        return s.build();
    }
}
