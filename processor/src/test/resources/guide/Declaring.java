package guide;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.STRING;

import grants.Grant;
import grants.Profile;
import grants.User;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Naming;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;

/** Schemas of classes, and the same by name. */
public final class Declaring {

    final Schema schema = Schema.of(User.class, Profile.class, Grant.class);

    final Schema others = Schema.of(Match.class, Team.class, Person.class);

    final Schema byName = byName();

    private static Schema byName() {
        SchemaBuilder s = Schema.builder().naming(Naming.snakeCase());
        ModelDefinition user = s.define("user").attribute("username", STRING).attribute("points", INTEGER);
        ModelDefinition profile = s.define("profile").attribute("name", STRING);
        ModelDefinition product = s.define("product").attribute("name", STRING);
        ModelDefinition category = s.define("category").table("shop", "categories");
        ModelDefinition person = s.define("person").attribute("name", STRING);
        s.belongsToMany(user, profile).through("grant", j -> j.id().attribute("selfGranted", BOOLEAN));
        s.belongsToMany(product, category).through("product_categories").as("groups").inverseAs("items")
                .foreignKey("objectId").otherKey("typeId");
        s.belongsToMany(person, person).through("PersonChildren").as("Children").inverseAs("Parents");
        return s.build();
    }
}
