package io.interflux.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The same metadata by name, by annotations at run time, generated, and by names and accessors. */
class SchemaContractTest {

    private static final String[] GRANTS = Compilation.resources("grants", "User", "Profile", "Grant", "Mapped");
    private static final List<String> GRANT_CLASSES = List.of("grants.User", "grants.Profile", "grants.Grant");
    private static final List<String> KIND_CLASSES = List.of(
            "grants.Kinds$Everything",
            "grants.Kinds$Line",
            "grants.Kinds$Person",
            "grants.Kinds$Friendship",
            "grants.Kinds$Desk",
            "grants.Kinds$Tool");

    @Test
    void grantsAreTheSameByAllFourWays() throws ReflectiveOperationException {
        List<String> generated = SchemaText.of(schema(Compilation.of(GRANTS), GRANT_CLASSES));
        Compilation withoutProcessor = Compilation.withoutProcessor(GRANTS);
        List<String> reflected = SchemaText.of(schema(withoutProcessor, GRANT_CLASSES));
        List<String> named = SchemaText.of(grantsByName());

        assertThat(generated).isEqualTo(reflected);
        assertThat(generated).isEqualTo(SchemaText.of(byAccessors(withoutProcessor, "grants.Mapped")));
        assertThat(withoutClasses(generated)).isEqualTo(named);
    }

    private static Schema byAccessors(Compilation compilation, String supplier) throws ReflectiveOperationException {
        CompiledClasses classes = CompiledClasses.sharingTheLibrary(compilation);
        return (Schema) ((Supplier<?>) classes.newInstance(supplier)).get();
    }

    private static Schema grantsByName() {
        SchemaBuilder s = Schema.builder();
        ModelDefinition user =
                s.define("user").id().attribute("username", DataType.STRING).attribute("points", DataType.INTEGER);
        ModelDefinition profile = s.define("profile").id().attribute("name", DataType.STRING);
        ModelDefinition grant = s.define("grant")
                .id()
                .attribute("selfGranted", DataType.BOOLEAN)
                .attribute("userId", DataType.LONG)
                .attribute("profileId", DataType.LONG);
        s.belongsToMany(user, profile).as("profiles").through("grant");
        s.hasMany(user, grant).as("grants");
        s.belongsToMany(profile, user).as("users").through("grant");
        s.hasMany(profile, grant).as("grants");
        s.belongsTo(grant, user).as("user");
        s.belongsTo(grant, profile).as("profile");
        return s.build();
    }

    private static List<String> withoutClasses(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst(" of grants\\.\\w+ key ", " of no class key "))
                .toList();
    }

    @Test
    void allThatAnnotationsSayIsTheSameGenerated() throws ClassNotFoundException {
        String source = Compilation.resource("grants/Kinds.java");
        Compilation withProcessor = Compilation.of(source);

        assertThat(withProcessor.messages()).isEmpty();
        assertThat(SchemaText.of(schema(withProcessor, KIND_CLASSES)))
                .hasSizeGreaterThan(60)
                .isEqualTo(SchemaText.of(schema(Compilation.withoutProcessor(source), KIND_CLASSES)));
    }

    @Test
    void allShapesAreTheSameByAllFourWays() throws ReflectiveOperationException {
        String[] sources = Compilation.resources("shapes", "Fleet", "MappedFleet");
        List<String> names =
                List.of("shapes.Fleet$Pilot", "shapes.Fleet$Ship", "shapes.Fleet$Squad", "shapes.Fleet$Membership");
        Compilation withoutProcessor = Compilation.withoutProcessor(sources);
        List<String> generated = SchemaText.of(schema(Compilation.of(sources), names));

        assertThat(generated)
                .isEqualTo(SchemaText.of(schema(withoutProcessor, names)))
                .isEqualTo(SchemaText.of(byAccessors(withoutProcessor, "shapes.MappedFleet")))
                .anyMatch(line -> line.startsWith("  homeSector STRING(40) column sector "))
                .anyMatch(line -> line.startsWith("  workPlanet STRING(255) column work_planet "))
                .anyMatch(line -> line.startsWith("  workSector STRING(40) column work_sector "))
                .anyMatch(line -> line.startsWith("  workPositionX DOUBLE column work_positionX "))
                .anyMatch(line -> line.startsWith("  rank SHORT column rank "));
        assertThat(withoutTypes(generated)).isEqualTo(withoutTypes(SchemaText.of(fleetByName())));
    }

    private static Schema fleetByName() {
        SchemaBuilder s = Schema.builder();
        DataType<String> rank = DataType.enumOf("CADET", "CAPTAIN", "ADMIRAL");
        ModelDefinition pilot = s.define("pilot")
                .id()
                .attribute("name", DataType.STRING)
                .attribute("rank", DataType.SHORT)
                .attribute("former", DataType.INTEGER)
                .attribute("wished", rank)
                .attribute("homePlanet", DataType.STRING)
                .attribute("homeSector", DataType.string(40), a -> a.column("sector"))
                .attribute("homePositionX", DataType.DOUBLE)
                .attribute("homePositionY", DataType.DOUBLE)
                .attribute("workPlanet", DataType.STRING, a -> a.column("work_planet"))
                .attribute("workSector", DataType.string(40), a -> a.column("work_sector"))
                .attribute("workPositionX", DataType.DOUBLE, a -> a.column("work_positionX"))
                .attribute("workPositionY", DataType.DOUBLE, a -> a.column("work_positionY"))
                .attribute("mentorId", DataType.LONG);
        ModelDefinition ship =
                s.define("ship").id().attribute("name", DataType.STRING).attribute("pilotId", DataType.LONG);
        ModelDefinition squad = s.define("squad").id().attribute("name", DataType.STRING);
        s.define("membership")
                .attribute("pilotId", DataType.LONG)
                .attribute("squadId", DataType.LONG)
                .attribute("since", DataType.INTEGER);
        s.belongsTo(pilot, pilot).as("mentor");
        s.hasMany(pilot, pilot).as("pupils").foreignKey("mentorId");
        s.hasOne(pilot, ship).as("ship");
        s.belongsToMany(pilot, squad).as("squads").through("membership");
        s.belongsTo(ship, pilot).as("pilot");
        s.belongsToMany(squad, pilot).as("pilots").through("membership");
        return s.build();
    }

    /** Without what only classes say: those of entities and enums, and how constants become numbers. */
    private static List<String> withoutTypes(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst(" of (shapes\\.\\S+|no class) key ", " key ")
                        .replaceFirst(" as \\S+( by \\S*OrdinalConverter)?", ""))
                .toList();
    }

    @Test
    void aJunctionThatIsNotGivenIsTheSameError() {
        List<String> withoutGrant = List.of("grants.User", "grants.Profile");
        String message =
                "The junction Grant of the association User.profiles is not among the classes given; add Grant.class.";

        assertThatThrownBy(() -> schema(Compilation.of(GRANTS), withoutGrant)).hasMessage(message);
        assertThatThrownBy(() -> schema(Compilation.withoutProcessor(GRANTS), withoutGrant))
                .hasMessage(message);
    }

    private static Schema schema(Compilation compilation, List<String> names) throws ClassNotFoundException {
        CompiledClasses classes = CompiledClasses.sharingTheLibrary(compilation);
        List<Class<?>> types = new ArrayList<>();
        for (String name : names) {
            types.add(classes.loadClass(name));
        }
        return Schema.of(types.toArray(Class<?>[]::new));
    }
}
