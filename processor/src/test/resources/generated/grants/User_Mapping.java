package grants;

import io.interflux.mapping.EntityComponent;
import io.interflux.mapping.GeneratedEntity;
import io.interflux.mapping.Instantiator;
import io.interflux.model.DataType;
import io.interflux.model.SchemaBuilder;
import java.util.List;
import java.util.Map;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.NullUnmarked;

/**
 * The metadata of {@link User}, and how it is made of a row, without reflection.
 */
@Generated("io.interflux.processor.EntityProcessor")
@NullUnmarked
enum User_Mapping implements GeneratedEntity<User> {
    INSTANCE;

    @Override
    public Class<User> type() {
        return User.class;
    }

    @Override
    public List<EntityComponent> components() {
        return List.of(
                EntityComponent.named("id", Long.class),
                EntityComponent.named("username", String.class),
                EntityComponent.named("points", Integer.class),
                EntityComponent.holding("profiles", List.class, Profile.class),
                EntityComponent.holding("grants", List.class, Grant.class));
    }

    @Override
    public void define(SchemaBuilder schema) {
        schema.define("user", User.class)
                .attribute("id", DataType.LONG, attribute -> attribute.generated())
                .attribute("username", DataType.STRING)
                .attribute("points", DataType.INTEGER)
                .primaryKey("id");
    }

    @Override
    public void associate(SchemaBuilder schema) {
        schema.belongsToMany("user", "profile")
                .as("profiles")
                .through("grant");
        schema.hasMany("user", "grant")
                .as("grants");
    }

    @Override
    public Map<String, Class<?>> junctions() {
        return Map.ofEntries(Map.entry("profiles", Grant.class));
    }

    @Override
    public boolean saysKey() {
        return true;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Instantiator<User> instantiator() {
        return arguments -> new User(
                (Long) arguments[0],
                (String) arguments[1],
                (Integer) arguments[2],
                (List<Profile>) arguments[3],
                (List<Grant>) arguments[4]);
    }

    @Override
    public Object get(User entity, int position) {
        return switch (position) {
            case 0 -> entity.id();
            case 1 -> entity.username();
            case 2 -> entity.points();
            case 3 -> entity.profiles();
            case 4 -> entity.grants();
            default -> throw new IndexOutOfBoundsException(position);
        };
    }
}
