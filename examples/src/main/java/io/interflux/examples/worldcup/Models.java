package io.interflux.examples.worldcup;

import io.interflux.mapping.DynamicEntity;
import io.interflux.query.ModelHandle;

/** Handles of the models that the reports read, and how values of theirs are shown. */
final class Models {

    static final ModelHandle<DynamicEntity> TOURNAMENT = ModelHandle.of("tournament");
    static final ModelHandle<DynamicEntity> TEAM = ModelHandle.of("team");
    static final ModelHandle<DynamicEntity> MATCH = ModelHandle.of("match");
    static final ModelHandle<DynamicEntity> PLAYER = ModelHandle.of("player");
    static final ModelHandle<DynamicEntity> GOAL = ModelHandle.of("goal");
    static final ModelHandle<DynamicEntity> SQUAD = ModelHandle.of("squad");
    static final ModelHandle<DynamicEntity> QUALIFIED_TEAM = ModelHandle.of("qualified_team");
    static final ModelHandle<DynamicEntity> TEAM_APPEARANCE = ModelHandle.of("team_appearance");
    static final ModelHandle<DynamicEntity> PLAYER_APPEARANCE = ModelHandle.of("player_appearance");

    private Models() {}

    /** The text of an attribute; empty for null. */
    static String text(DynamicEntity row, String attribute) {
        Object value = row.get(attribute);
        return value == null ? "" : value.toString();
    }

    /** Whether a flag is set; null counts as not. */
    static boolean is(DynamicEntity row, String attribute) {
        return Boolean.TRUE.equals(row.get(attribute));
    }

    /** The row of a to-one association whose foreign key is never null. */
    static DynamicEntity parent(DynamicEntity row, String association) {
        DynamicEntity parent = row.one(association);
        if (parent == null) {
            throw new IllegalStateException(row.model() + " has no " + association);
        }
        return parent;
    }

    /** Given and family name; many players have but one. */
    static String name(DynamicEntity player) {
        return (text(player, "given_name") + " " + text(player, "family_name")).strip();
    }

    /** {@code 10 FW}; without the number where none was worn. */
    static String role(DynamicEntity junction) {
        Integer number = junction.get("shirt_number", Integer.class);
        String shirt = number == null || number == 0 ? "" : number + " ";
        return shirt + text(junction, "position_code");
    }
}
