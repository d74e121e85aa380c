package io.interflux.mapping;

import static io.interflux.mapping.EntityMaps.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.error.NotLoadedException;
import io.interflux.error.SchemaException;
import io.interflux.model.Attribute;
import io.interflux.model.DataType;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EntityMapTest {

    record Team(@Nullable Long id, @Nullable String name, @Nullable List<Player> players) {}

    record Player(@Nullable Long id, @Nullable Level level, @Nullable Team team) {}

    enum Level {
        LOW,
        HIGH
    }

    private static EntityMap<Team> team() {
        return map(Team.class, Team::new)
                .id("id", Team::id)
                .attribute("name", DataType.STRING, Team::name, name -> name.notNull())
                .hasMany("players", Team::players, Player.class);
    }

    private static EntityMap<Player> player() {
        return map(Player.class, Player::new)
                .id("id", Player::id)
                .converted("level", DataType.INTEGER, OrdinalConverter.integers(Level.class), Player::level)
                .belongsTo("team", Player::team, Team.class);
    }

    @SuppressWarnings("NullAway") // the nullness of an array's elements is not read from class files
    private static <T> T made(EntityMapping<T> mapping, Shape shape, @Nullable Object... values) {
        return mapping.instantiation(shape).of(values);
    }

    @Test
    void instancesAreMadeAndReadByTheGivenFunctions() {
        Schema schema = Schema.builder().add(team(), player()).build();
        Model model = schema.model(Player.class).orElseThrow();
        @SuppressWarnings("unchecked")
        EntityMapping<Player> mapping =
                (EntityMapping<Player>) Mappings.of(schema).of(model);
        Attribute level = model.attribute("level").orElseThrow();
        Shape shape = new Shape(model, "player", List.of(level), null, List.of());

        Player made = made(mapping, shape, Level.HIGH);

        assertThat(made).isEqualTo(new Player(null, Level.HIGH, null));
        assertThat(mapping.read(made, level)).isEqualTo(Level.HIGH);
        assertThat(model.attribute("teamId")).isPresent();
    }

    @Test
    void aModelMayHaveAnotherName() {
        Schema schema = Schema.builder()
                .add(team().named("crew").model(model -> model.table("crews")), player())
                .build();

        assertThat(schema.model("crew").orElseThrow().javaType()).isEqualTo(Team.class);
        assertThat(schema.model("player")
                        .orElseThrow()
                        .association("team")
                        .orElseThrow()
                        .target())
                .isSameAs(schema.model("crew").orElseThrow());
    }

    record Address(@Nullable String street, @Nullable String city, @Nullable Point point) {}

    record Point(@Nullable Double x, @Nullable Double y) {}

    record Club(
            @Nullable Long id,
            @Nullable Address home,
            @Nullable Address away,
            One<Club> rival,
            Many<Club> rivals,
            List<Link<Club, Visit>> visits) {}

    record Visit(@Nullable Long guestId, @Nullable Long hostId, @Nullable Integer year) {}

    private static EntityMap<Address> address() {
        return map(Address.class, Address::new)
                .attribute("street", DataType.STRING, Address::street)
                .attribute("city", DataType.STRING, Address::city, city -> city.column("town"))
                .embedded(
                        "point",
                        Address::point,
                        map(Point.class, Point::new)
                                .attribute("x", DataType.DOUBLE, Point::x)
                                .attribute("y", DataType.DOUBLE, Point::y));
    }

    private static Schema clubs() {
        EntityMap<Club> club = map(Club.class, Club::new)
                .id("id", Club::id)
                .embedded("home", Club::home, address())
                .embedded("away", Club::away, address(), "away_")
                .belongsTo("rival", Club::rival, Holding.one(Club.class))
                .hasMany("rivals", Club::rivals, Holding.many(Club.class), rivals -> rivals.foreignKey("rivalId"))
                .belongsToMany("visits", Club::visits, Holding.links(Club.class, Visit.class), visits -> visits.through(
                                "visit")
                        .inverse(false)
                        .foreignKey("guestId")
                        .otherKey("hostId"));
        EntityMap<Visit> visit = map(Visit.class, Visit::new)
                .attribute("guestId", DataType.LONG, Visit::guestId)
                .attribute("hostId", DataType.LONG, Visit::hostId)
                .attribute("year", DataType.INTEGER, Visit::year);
        return Schema.builder().add(club, visit).build();
    }

    @SuppressWarnings("unchecked")
    private static EntityMapping<Club> clubMapping(Schema schema) {
        return (EntityMapping<Club>) Mappings.of(schema).of(schema.model("club").orElseThrow());
    }

    @Test
    void componentsOfEmbeddedValuesAreAttributesInColumnsUnderAPrefix() {
        Model club = clubs().model("club").orElseThrow();

        assertThat(club.attributes())
                .extracting(attribute -> attribute.name() + " " + attribute.column())
                .containsExactly(
                        "id id",
                        "homeStreet homeStreet",
                        "homeCity town",
                        "homePointX homePointX",
                        "homePointY homePointY",
                        "awayStreet away_street",
                        "awayCity away_town",
                        "awayPointX away_pointX",
                        "awayPointY away_pointY",
                        "rivalId rivalId");
    }

    @Test
    void embeddedValuesAreMadeAndReadAndAreNullWhereAllIsNull() {
        Schema schema = clubs();
        Model model = schema.model("club").orElseThrow();
        EntityMapping<Club> mapping = clubMapping(schema);
        Attribute city = model.attribute("homeCity").orElseThrow();
        Attribute y = model.attribute("homePointY").orElseThrow();
        Attribute street = model.attribute("awayStreet").orElseThrow();
        Shape shape = new Shape(model, "club", List.of(city, y, street), null, List.of());

        Club made = made(mapping, shape, "Rome", 2.0, null);

        assertThat(made.home()).isEqualTo(new Address(null, "Rome", new Point(null, 2.0)));
        assertThat(made.away()).isNull();
        assertThat(mapping.read(made, y)).isEqualTo(2.0);
        assertThat(mapping.read(made, street)).isNull();
    }

    @Test
    void whatHoldsRowsTellsThatTheyAreNotLoaded() {
        Schema schema = clubs();
        Model model = schema.model("club").orElseThrow();
        EntityMapping<Club> mapping = clubMapping(schema);
        Shape.Child rivals =
                new Shape.Child("rivals", model.association("rivals").orElseThrow());

        Club made = made(mapping, new Shape(model, "club", List.of(), null, List.of(rivals)), List.of());

        assertThat(made.rivals().get()).isEmpty();
        assertThat(made.rival().isLoaded()).isFalse();
        assertThatExceptionOfType(NotLoadedException.class)
                .isThrownBy(() -> made.rival().get())
                .withMessage("club.rival is not loaded; add include(\"rival\") to the query of club.");
        assertThat(mapping.held(model.association("visits").orElseThrow()))
                .isEqualTo(new Held(Club.class, Visit.class));
    }

    @Test
    void whatOnlyEntitiesHaveIsRefusedInAnEmbeddedValue() {
        EntityMap<Player> player = map(Player.class, Player::new)
                .attribute("id", DataType.LONG, Player::id)
                .converted("level", DataType.INTEGER, OrdinalConverter.integers(Level.class), Player::level)
                .embedded("team", Player::team, team());

        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> Schema.builder().add(player))
                .withMessage(
                        "The component Player.team embeds Team, of which [id, players] is said, but it is an embedded value,"
                                + " which has no part in keys, associations and the life of a row; move that to the entity.");
    }

    record Loop(@Nullable Loop inner) {}

    @Test
    void aValueWithinItselfIsAnError() {
        EntityMap<Loop> loop = map(Loop.class, Loop::new);
        loop.embedded("inner", Loop::inner, loop);

        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> Schema.builder().add(loop))
                .withMessage(
                        "The component Loop.inner embeds Loop within itself, which has no end; make it an association to"
                                + " an entity.");
    }

    record Crew(@Nullable Long id, One<Crew> partners) {}

    @Test
    void oneRowIsNoPlaceForMany() {
        EntityMap<Crew> crew = map(Crew.class, Crew::new)
                .id("id", Crew::id)
                .belongsToMany(
                        "partners", Crew::partners, Holding.one(Crew.class), partners -> partners.through("partnership")
                                .inverse(false));
        Schema schema = Schema.builder().add(crew).build();

        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> Mappings.of(schema))
                .withMessage(
                        "The component Crew.partners is of type One, but crew.partners (belongsToMany crew through partnership)"
                                + " may have many rows; make it a List"
                                + " or a Many.");
    }

    @Test
    void asManyComponentsAsParameters() {
        EntityMap<Team> team = map(Team.class, Team::new).id("id", Team::id);

        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> Schema.builder().add(team))
                .withMessage(
                        "The constructor of Team takes 3 values, but 1 components are given: [id]; give one for each"
                                + " parameter, in their order.");
    }

    @Test
    void aTargetWithoutModelIsAnError() {
        assertThatExceptionOfType(SchemaException.class)
                .isThrownBy(() -> Schema.builder().add(team()))
                .withMessage(
                        "No model was defined for the class io.interflux.mapping.EntityMapTest$Player. There are [team]; add its"
                                + " definition together with those that refer to it.");
    }
}
