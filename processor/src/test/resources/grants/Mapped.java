package grants;

import static io.interflux.mapping.EntityMaps.map;
import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.LONG;
import static io.interflux.model.DataType.STRING;

import io.interflux.model.Schema;
import java.util.function.Supplier;

/** The same schema by names and accessors. */
public final class Mapped implements Supplier<Schema> {

    @Override
    public Schema get() {
        return Schema.builder()
                .add(
                        map(User.class, User::new)
                                .id("id", User::id)
                                .attribute("username", STRING, User::username)
                                .attribute("points", INTEGER, User::points)
                                .belongsToMany("profiles", User::profiles, Profile.class, b -> b.through("grant"))
                                .hasMany("grants", User::grants, Grant.class),
                        map(Profile.class, Profile::new)
                                .id("id", Profile::id)
                                .attribute("name", STRING, Profile::name)
                                .junction("grant", Profile::grant, Grant.class)
                                .belongsToMany("users", Profile::users, User.class, b -> b.through("grant"))
                                .hasMany("grants", Profile::grants, Grant.class),
                        map(Grant.class, Grant::new)
                                .id("id", Grant::id)
                                .attribute("selfGranted", BOOLEAN, Grant::selfGranted)
                                .attribute("userId", LONG, Grant::userId)
                                .attribute("profileId", LONG, Grant::profileId)
                                .belongsTo("user", Grant::user, User.class)
                                .belongsTo("profile", Grant::profile, Profile.class))
                .build();
    }
}
