package io.interflux.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Each mistake is told where it is to be mended, with what to do about it. */
class MistakesTest {

    private static final String IMPORTS =
            """
            package shop;

            import io.interflux.annotation.*;
            import io.interflux.model.*;
            import java.util.*;

            """;

    private static void assertMistake(String source, String... messages) {
        assertThat(Compilation.of(IMPORTS + source).errors()).containsExactly(messages);
    }

    @Test
    void aTypeThatNoColumnStores() {
        assertMistake(
                "@Entity record Thing(@Id Long id, Locale language) {}",
                "Thing.java: language: No column stores the component Thing.language of type java.util.Locale."
                        + " There are columns for boolean, short, int, long, float, double and their boxes, BigDecimal, String, UUID, LocalDate,"
                        + " LocalTime, LocalDateTime, OffsetDateTime, Instant, byte[], enums, and arrays and lists of these. Annotate an association"
                        + " with @BelongsTo, @HasOne, @HasMany or @BelongsToMany, a junction row with @Junction, anything else with @Convert.");
    }

    @Test
    void allMistakesOfAClassAreTold() {
        assertThat(Compilation.of(IMPORTS + "@Entity record Thing(@Id Long id, Locale language, Object any) {}")
                        .errors())
                .hasSize(2);
    }

    @Test
    void aColumnTypeThatTheJavaTypeIsNotStoredAs() {
        assertMistake(
                "@Entity record Thing(@Id Long id, @Column(type = DataType.Kind.TEXT) Integer size) {}",
                "Thing.java: size: The component Thing.size asks for the column types [TEXT], but its Java type is stored as INTEGER;"
                        + " remove the type, or give the component another Java type.");
    }

    @Test
    void anArrayThatNoColumnStores() {
        assertMistake(
                "@Entity record Thing(@Id Long id, byte[][] parts) {}",
                "Thing.java: parts: The component Thing.parts is an array of BYTES, which no column stores;"
                        + " use JSON for nested data, or a model of its own.");
    }

    @Test
    void aConverterForAnotherType() {
        assertMistake(
                """
                @Entity record Thing(@Id Long id, @Convert(Trimmed.class) Integer size) {}

                class Trimmed implements Converter<String, String> {
                    public Class<String> attributeType() { return String.class; }
                    public String toColumn(String value) { return value.trim(); }
                    public String toAttribute(String value) { return value; }
                }
                """,
                "Thing.java: size: The converter shop.Trimmed is for java.lang.String, but the component Thing.size is of"
                        + " java.lang.Integer; correct one of them.");
    }

    @Test
    void noKey() {
        assertMistake(
                "@Entity record Thing(String name) {}",
                "Thing.java: record Thing: The entity Thing has no primary key; annotate a component with @Id, or say"
                        + " @Entity(keyless = true).");
    }

    @Test
    void aKeyAndNone() {
        assertMistake(
                "@Entity(keyless = true) record Thing(@Id Long id) {}",
                "Thing.java: record Thing: The entity Thing says keyless = true, but its key is [id]; remove @Id, or keyless.");
    }

    @Test
    void aDatabaseSchemaWithoutATable() {
        assertMistake(
                "@Entity(schema = \"log\") record Thing(@Id Long id) {}",
                "Thing.java: record Thing: The entity Thing names the database schema log but no table; say"
                        + " @Entity(schema = \"log\", table = \"…\").");
    }

    @Test
    void twoRolesOfOneComponent() {
        assertMistake(
                "@Entity record Thing(@Id Long id, @BelongsTo @HasOne Thing other) {}",
                "Thing.java: other: The component Thing.other is annotated with @BelongsTo and @HasOne, which contradict each other;"
                        + " keep one.");
    }

    @Test
    void aKeyThatIsAnAssociation() {
        assertMistake(
                "@Entity record Thing(@Id @BelongsTo Thing other) {}",
                "Thing.java: other: The component Thing.other is annotated with @Id and @BelongsTo, but a key is made of attributes;"
                        + " annotate the foreign key's component with @Id.");
    }

    @Test
    void anAssociationToWhatIsNoEntity() {
        assertMistake(
                "@Entity record Thing(@Id Long id, @BelongsTo String other) {}",
                "Thing.java: other: The association Thing.other is of type java.lang.String, which is not an entity;"
                        + " annotate that with @Entity, or make it another type.");
    }

    @Test
    void aCollectionThatIsNoList() {
        assertMistake(
                "@Entity record Thing(@Id Long id, @HasMany Set<Thing> others) {}",
                "Thing.java: others: The association Thing.others is a collection, but its type is java.util.Set<shop.Thing>;"
                        + " make it a List or a Many of an entity.");
    }

    @Test
    void aForeignKeyOfAnotherLength() {
        assertMistake(
                """
                @Entity record Thing(@Id Long one, @Id Long two, @HasMany(foreignKey = "thing") List<Part> parts) {}
                @Entity record Part(@Id Long id, @BelongsTo(foreignKey = "thing", targetKey = {"one", "two"}) Thing whole) {}
                """,
                "Thing.java: parts: The association Thing.parts has the foreign key [thing], but refers to the key [one, two] of Thing;"
                        + " give as many attributes, in the order of that key, or another sourceKey.",
                "Thing.java: whole: The association Part.whole has the foreign key [thing], but refers to the key [one, two] of Thing;"
                        + " give as many attributes, in the order of that key, or another targetKey.");
    }

    @Test
    void twoActionsForOneEvent() {
        assertMistake(
                "@Entity record Thing(@Id Long id, @BelongsTo(onDelete = {ReferentialAction.CASCADE, ReferentialAction.SET_NULL}) Thing other) {}",
                "Thing.java: other: The component Thing.other names 2 referential actions for one event; name one.");
    }

    @Test
    void noJunctionOrTwo() {
        String message =
                ": The component Thing.%s needs one junction; say @BelongsToMany(through = Grant.class) or @BelongsToMany(throughName = \"…\").";
        assertMistake(
                """
                @Entity record Thing(@Id Long id, @BelongsToMany List<Part> some,
                        @BelongsToMany(through = Part.class, throughName = "part") List<Part> more) {}
                @Entity record Part(@Id Long id) {}
                """,
                "Thing.java: some" + message.formatted("some"),
                "Thing.java: more" + message.formatted("more"));
    }

    @Test
    void aJunctionThatIsNoEntity() {
        assertMistake(
                "@Entity record Thing(@Id Long id, @BelongsToMany(through = String.class, inverse = false) List<Thing> others) {}",
                "Thing.java: others: The junction java.lang.String of the association Thing.others is not an entity;"
                        + " annotate it with @Entity, or say throughName.");
    }

    @Test
    void aSelfManyToManyWithoutInverse() {
        assertMistake(
                "@Entity record Person(@Id Long id, @BelongsToMany(throughName = \"parenthood\") List<Person> children) {}",
                "Person.java: children: The association Person.children links Person to itself, so that the name of its other direction"
                        + " cannot be made; say inverseAs = \"…\", or inverse = false.");
    }

    @Test
    void anInverseThatHasTheNameOfSomethingElse() {
        assertMistake(
                """
                @Entity record Thing(@Id Long id, @BelongsToMany(throughName = "links", inverseAs = "name") List<Part> parts) {}
                @Entity record Part(@Id Long id, String name) {}
                """,
                "Thing.java: parts: The association Thing.parts says inverseAs = \"name\", but that name is taken by Part.name; give another.");
    }

    @Test
    void aJunctionRowThatHasTheNameOfSomethingElse() {
        assertMistake(
                """
                @Entity record Thing(@Id Long id, @BelongsToMany(throughName = "links", throughAs = "name") List<Part> parts) {}
                @Entity record Part(@Id Long id, String name) {}
                """,
                "Thing.java: parts: The association Thing.parts says throughAs = \"name\", but that name is taken by Part.name; give another.");
    }

    @Test
    void twoInversesOfOneName() {
        assertMistake(
                """
                @Entity record Thing(@Id Long id,
                        @BelongsToMany(throughName = "links", inverseAs = "things") List<Part> parts,
                        @BelongsToMany(throughName = "spares", inverseAs = "things") List<Part> spares) {}
                @Entity record Part(@Id Long id) {}
                """,
                "Thing.java: spares: The association Thing.spares says inverseAs = \"things\", but that name is taken by Thing.parts;"
                        + " give another.");
    }

    @Test
    void twoDirectionsThatContradictEachOther() {
        assertMistake(
                """
                @Entity record Thing(@Id Long id, @BelongsToMany(throughName = "links", foreignKey = "thing") List<Part> parts) {}
                @Entity record Part(@Id Long id, @BelongsToMany(throughName = "links", otherKey = "thingId") List<Thing> things) {}
                """,
                "Thing.java: parts: The association Thing.parts says foreignKey = [thing], but its other direction Part.things says"
                        + " otherKey = [thingId]; say it once, or the same.",
                "Thing.java: things: The association Part.things says otherKey = [thingId], but its other direction Thing.parts says"
                        + " foreignKey = [thing]; say it once, or the same.");
    }

    @Test
    void aJunctionRowWithoutAManyToMany() {
        assertMistake(
                """
                @Entity record Thing(@Id Long id, @Junction Grant grant) {}
                @Entity record Grant(@Id Long id) {}
                """,
                "Thing.java: grant: The component Thing.grant takes the junction row of a many-to-many through Grant, but none leads to"
                        + " Thing; declare it with @BelongsToMany(through = Grant.class), or remove @Junction.");
    }

    @Test
    void aJunctionClassThatDoesNotExist() {
        assertMistake(
                "@Entity record Thing(@Id Long id, @BelongsToMany(through = Missing.class, inverse = false) List<Thing> others) {}",
                "Thing.java: others: The junction of the association Thing.others is a class that does not exist;"
                        + " correct through, or say throughName.",
                "Thing.java: Missing: cannot find symbol");
    }

    @Test
    void aJunctionRowOfAJunctionThatIsGivenByItsName() {
        assertMistake(
                """
                @Entity record Thing(@Id Long id, @BelongsToMany(throughName = "grant", inverse = false) List<Part> parts) {}
                @Entity record Part(@Id Long id, @Junction Grant grant) {}
                @Entity record Grant(@Id Long id) {}
                """);
    }

    @Test
    void aForeignKeyOfAnotherLengthInAJunction() {
        assertMistake(
                """
                @Entity record Thing(@Id Long one, @Id Long two,
                        @BelongsToMany(throughName = "links", foreignKey = "thing", otherKey = {"a", "b"}) List<Part> parts) {}
                @Entity record Part(@Id Long id) {}
                """,
                "Thing.java: parts: The association Thing.parts has the foreign key [thing], but refers to the key [one, two] of Thing;"
                        + " give as many attributes, in the order of that key, or another sourceKey.",
                "Thing.java: parts: The association Thing.parts has the other key [a, b], but refers to the key [id] of Part;"
                        + " give as many attributes, in the order of that key, or another targetKey.");
    }

    @Test
    void anAttributeTwiceInAKey() {
        assertMistake(
                "@Entity record Thing(@Id Long id, @BelongsTo(foreignKey = {\"a\", \"a\"}) Thing other) {}",
                "Thing.java: other: The association Thing.other says foreignKey = [a, a], which names an attribute twice;"
                        + " name each once.");
    }

    @Test
    void aReferencedAttributeThatThereIsNot() {
        assertMistake(
                """
                @Entity record Thing(@Id Long id, String code, @HasMany(sourceKey = "cod") List<Part> parts) {}
                @Entity record Part(@Id Long id, @BelongsTo(targetKey = "nr") Thing thing) {}
                """,
                "Thing.java: parts: The association Thing.parts says sourceKey = [cod], but Thing has no attribute cod."
                        + " It has [id, code]; correct the name.",
                "Thing.java: thing: The association Part.thing says targetKey = [nr], but Thing has no attribute nr."
                        + " It has [id, code]; correct the name.");
    }

    @Test
    void aReferencedAttributeThatIsNotUnique() {
        String source =
                """
                @Entity record Thing(@Id Long id, %s String code, @HasMany(sourceKey = "code" %s) List<Part> parts) {}
                @Entity record Part(@Id Long id) {}
                """;
        assertMistake(
                source.formatted("", ""),
                "Thing.java: parts: The association Thing.parts says sourceKey = [code], which is neither the key of Thing nor"
                        + " declared unique, so that no database can enforce it; say @Column(unique = true) there, or"
                        + " constraints = false.");
        assertMistake(source.formatted("@Column(unique = true)", ""));
        assertMistake(source.formatted("", ", constraints = false"));
    }

    @Test
    void nullInAForeignKeyThatDoesNotAdmitIt() {
        assertMistake(
                "@Entity record Thing(@Id Long id, @BelongsTo(nullable = false, onDelete = ReferentialAction.SET_NULL) Thing other) {}",
                "Thing.java: other: The association Thing.other says nullable = false, but SET_NULL writes null into its foreign key;"
                        + " choose another action, or remove nullable.");
    }

    @Test
    void oneForeignKeyForBothEndsOfALink() {
        assertMistake(
                """
                @Entity record Thing(@Id Long id, @BelongsToMany(throughName = "links", foreignKey = "a", otherKey = "a") List<Part> parts) {}
                @Entity record Part(@Id Long id) {}
                """,
                "Thing.java: parts: The association Thing.parts says foreignKey = [a], and the same as otherKey, but a link has one"
                        + " key for each of its ends; give them different names.");
    }

    @Test
    void twoDirectionsThatReferToDifferentKeys() {
        assertMistake(
                """
                @Entity record Thing(@Id Long id, @Column(unique = true) String code,
                        @BelongsToMany(throughName = "links", sourceKey = "code") List<Part> parts) {}
                @Entity record Part(@Id Long id, @BelongsToMany(throughName = "links", targetKey = "id") List<Thing> things) {}
                """,
                "Thing.java: parts: The association Thing.parts says sourceKey = [code], but its other direction Part.things says"
                        + " targetKey = [id]; say it once, or the same.",
                "Thing.java: things: The association Part.things says targetKey = [id], but its other direction Thing.parts says"
                        + " sourceKey = [code]; say it once, or the same.");
    }

    @Test
    void twoInversesOfOneNameFromTwoClasses() {
        assertMistake(
                """
                @Entity record Thing(@Id Long id, @BelongsToMany(throughName = "links", inverseAs = "users") List<Part> parts) {}
                @Entity record Other(@Id Long id, @BelongsToMany(throughName = "spares", inverseAs = "users") List<Part> parts) {}
                @Entity record Part(@Id Long id) {}
                """,
                "Thing.java: parts: The association Thing.parts says inverseAs = \"users\", but that name is taken by Other.parts;"
                        + " give another.",
                "Thing.java: parts: The association Other.parts says inverseAs = \"users\", but that name is taken by Thing.parts;"
                        + " give another.");
    }

    @Test
    void aJunctionRowWhoseConventionalNameIsTaken() {
        assertMistake(
                """
                @Entity record Thing(@Id Long id, @BelongsToMany(through = Grant.class) List<Part> parts) {}
                @Entity record Part(@Id Long id, String grant) {}
                @Entity record Grant(@Id Long id) {}
                """,
                "Thing.java: parts: The association Thing.parts gives each Part its junction row under the name grant, but that name"
                        + " is taken by Part.grant; say throughAs = \"…\".");
    }

    @Test
    void anAttributeThatCannotServeAsWhatItIsFor() {
        assertMistake(
                "@Entity record Thing(@Id Long id, @Version String version, @CreatedAt Long created, @Version @Generated Long other) {}",
                "Thing.java: version: The component Thing.version cannot serve @Version: it is not stored as one of"
                        + " [Short, Integer, Long]; give the annotation a component of its own.",
                "Thing.java: created: The component Thing.created cannot serve @CreatedAt: it is not stored as one of"
                        + " [Instant, LocalDateTime, OffsetDateTime]; give the annotation a component of its own.",
                "Thing.java: other: The component Thing.other cannot serve @Version: it is generated or part of the primary key;"
                        + " give the annotation a component of its own.");
        assertMistake(
                "@Entity record Thing(@Id Long id, @DeletedAt @Column(nullable = false) java.time.Instant gone) {}",
                "Thing.java: gone: The component Thing.gone cannot serve @DeletedAt: it does not admit null, which rows that are not"
                        + " deleted have there; give the annotation a component of its own.");
    }

    @Test
    void twoAttributesForWhatEachRowHasOnce() {
        assertMistake(
                "@Entity record Thing(@Id Long id, @Version long first, @Version Integer second, @Version Short third) {}",
                "Thing.java: second: The component Thing.second is annotated with @Version, and Thing.first is already, but each"
                        + " row has one; keep one of them.",
                "Thing.java: third: The component Thing.third is annotated with @Version, and Thing.first is already, but each"
                        + " row has one; keep one of them.");
        assertMistake(
                "@Entity record Thing(@Id Long id, @DeletedAt java.time.Instant gone, @DeletedAt java.time.Instant left) {}",
                "Thing.java: left: The component Thing.left is annotated with @DeletedAt, and Thing.gone is already, but each"
                        + " row has one; keep one of them.");
    }

    @Test
    void aClassThatGeneratedCodeCannotReach() {
        assertMistake(
                "class Outer { @Entity private record Thing(@Id Long id) {} }",
                "Outer.java: record Thing: The entity Thing cannot be reached by generated code in its package,"
                        + " since Thing is private; remove private.");
    }

    @Test
    void aComponentThatGeneratedCodeCannotRead() {
        assertMistake(
                "@Entity class Thing { private final Long id; Thing(@Id Long id) { this.id = id; } }",
                "Thing.java: id: The component Thing.id cannot be read by generated code; give the class a method id(), a getter,"
                        + " or a field of that name and of type java.lang.Long that is not private.");
    }

    @Test
    void aClassOfTwoConstructors() {
        assertMistake(
                "@Entity class Thing { Thing() {} Thing(Long id) {} Thing(Long id, String name) {} }",
                "Thing.java: class Thing: The class Thing has 2 constructors; make it a record, or a static class that is"
                        + " not abstract and has exactly one, or one beside that without parameters.");
    }

    @Test
    void aClassWithTypeParameters() {
        assertMistake(
                "@Entity record Thing<T>(@Id Long id) {}",
                "Thing.java: record Thing: The entity Thing has type parameters, which no row can tell; remove them.");
    }

    private static final String SHOP =
            """
            @Entity record Customer(@Id Long id, String name, Long homeId, @BelongsTo Place home,
                    @BelongsToMany(through = Order.class) List<Place> places) {}
            @Entity record Place(@Id Long id, String name) {}
            @Entity record Order(Long customerId, Long placeId) {}
            """;

    @Test
    void aProjectionOfWhatIsNoEntity() {
        assertMistake(
                "@Projection(of = String.class) record Card(String name) {}",
                "Card.java: record Card: The projection Card is one of java.lang.String, which is not an entity; annotate that with"
                        + " @Entity, or name another.");
    }

    @Test
    void aComponentOfAProjectionThatNamesNothing() {
        assertMistake(
                "@Projection(of = Customer.class) record Card(String nam) {}" + SHOP,
                "Card.java: nam: The component Card.nam names nothing of Customer. It has [id, name, homeId, home, places]"
                        + " (did you mean name?); rename the component, or leave it out.");
    }

    @Test
    void aComponentOfAProjectionOfAnotherType() {
        assertMistake(
                "@Projection(of = Customer.class) record Card(int name, List<Place> home, Place places) {}" + SHOP,
                "Card.java: name: The component Card.name is of type int, but Customer.name is of type java.lang.String; give it"
                        + " that type.",
                "Card.java: home: The component Card.home is of type java.util.List<shop.Place>, but Customer.home has one row at"
                        + " most; make it a One, or the class of the row itself.",
                "Card.java: places: The component Card.places is of type shop.Place, but Customer.places may have many rows; make"
                        + " it a List or a Many.");
    }

    @Test
    void aProjectionThatHoldsWhatIsNoneOfTheTarget() {
        assertMistake(
                "@Projection(of = Customer.class) record Card(List<Card> places, Name home) {} record Name(String name) {}"
                        + SHOP,
                "Card.java: places: The component Card.places holds Card, but Customer.places leads to Place; let it hold that, or"
                        + " annotate the class with @Projection(of = Place.class).",
                "Card.java: home: The component Card.home holds Name, but Customer.home leads to Place; let it hold that, or"
                        + " annotate the class with @Projection(of = Place.class).");
    }

    private static final String SQUADS =
            """
            @Entity record Pilot(@Id Long id, String name, @BelongsToMany(through = Membership.class) List<Squad> squads,
                    @BelongsToMany(through = Command.class, inverseAs = "commanders") List<Squad> commands) {}
            @Entity record Squad(@Id Long id, String name) {}
            @Entity record Membership(Long pilotId, Long squadId, Integer since) {}
            @Entity record Command(Long pilotId, Long squadId) {}
            @Entity record Ship(@Id Long id, String name) {}
            """;

    @Test
    void aJunctionRowInAProjectionToWhichNoManyToManyLeads() {
        assertMistake(
                """
                @Projection(of = Ship.class) record ShipSince(String name, @Junction Since since) {}
                @Projection(of = Squad.class) record SquadShip(String name, @Junction Ship ship) {}
                @Projection(of = Squad.class) record SquadText(String name, @Junction String text) {}
                @Projection(of = Membership.class) record Since(Integer since) {}
                """
                        + SQUADS,
                "ShipSince.java: since: The component ShipSince.since takes the junction row of a many-to-many through Membership,"
                        + " but none leads to Ship; take that of a junction that does, or remove the component.",
                "ShipSince.java: ship: The component SquadShip.ship takes the junction row of a many-to-many through Ship, but none"
                        + " leads to Squad; take that of a junction that does, or remove the component.",
                "ShipSince.java: text: The component SquadText.text takes a junction row, but is of type java.lang.String; make it"
                        + " an entity, or annotate that with @Projection(of = …).");
    }

    @Test
    void aJunctionRowInAProjectionThatIsReachedThroughAnotherJunction() {
        assertMistake(
                """
                @Projection(of = Pilot.class) record Roster(String name, List<SquadSince> squads, List<SquadSince> commands) {}
                @Projection(of = Squad.class) record SquadSince(String name, @Junction Since since) {}
                @Projection(of = Membership.class) record Since(Integer since) {}
                """
                        + SQUADS,
                "Roster.java: commands: The component Roster.commands leads through Command, but SquadSince.since takes the row of"
                        + " Membership; let it take one of Command, or remove it.");
    }

    @Test
    void anAttributeOfTheJunctionInAProjectionOfTheTarget() {
        assertMistake(
                "@Projection(of = Squad.class) record SquadSince(String name, Integer since) {}" + SQUADS,
                "SquadSince.java: since: The component SquadSince.since names nothing of Squad, but an attribute of Membership, the"
                        + " junction that leads to it; write @Junction Membership membership, or a projection of that.");
    }

    @Test
    void linksWithoutAJunctionOrWithAnother() {
        assertMistake(
                """
                @Entity record Thing(@Id Long id, @HasMany List<io.interflux.mapping.Link<Thing, Thing>> parts,
                        @BelongsToMany(through = Pair.class, inverse = false) List<io.interflux.mapping.Link<Thing, Thing>> others) {}
                @Entity record Pair(@Id Long id) {}
                """,
                "Thing.java: parts: The association Thing.parts is of type"
                        + " java.util.List<io.interflux.mapping.Link<shop.Thing,shop.Thing>>, but has no junction; make it a List or a"
                        + " Many of an entity.",
                "Thing.java: others: The association Thing.others holds Link<Thing, Thing>, but goes through Pair; make it a"
                        + " List<Link<Thing, Pair>>.");
    }

    @Test
    void anEmbeddedValueThatIsPartOfAKey() {
        String reason =
                ", but it is an embedded value or within one, which has no part in keys, associations and the life of a row;"
                        + " move it to the entity.";
        assertMistake(
                """
                @Entity record Thing(@Id Long id, @Id @Embedded Part part, @Embedded Keyed keyed) {}
                record Part(String name) {}
                record Keyed(@Version Long version) {}
                """,
                "Thing.java: part: The component Thing.part is annotated with @Id" + reason,
                "Thing.java: version: The component Keyed.version is annotated with @Version" + reason);
    }

    @Test
    void anEmbeddedValueThatIsNone() {
        assertMistake(
                """
                @Entity record Thing(@Id Long id, @Embedded int number, @Embedded Loop loop) {}
                record Loop(String name, @Embedded Loop inner) {}
                """,
                "Thing.java: number: The component Thing.number embeds int, which is no record or class that generated code can use;"
                        + " make it a record of this package, or public.",
                "Thing.java: inner: The component Loop.inner embeds Loop within itself, which has no end; make it an association to"
                        + " an entity.");
    }

    @Test
    void anOrdinalOfManyEnums() {
        assertMistake(
                "@Entity record Thing(@Id Long id, @Column(type = DataType.Kind.INTEGER) List<Colour> colours) {} enum Colour { RED }",
                "Thing.java: colours: The component Thing.colours asks for the column types [INTEGER], but its Java type is stored as"
                        + " ENUM; remove the type, or give the component another Java type.");
    }

    @Test
    void aGenericSuperclass() {
        assertMistake(
                """
                @Entity final class Thing extends Base<Long> { Thing(Long id) { super(id); } }
                class Base<K> { final K id; Base(K id) { this.id = id; } K id() { return id; } }
                """,
                "Thing.java: class Thing: The entity Thing extends shop.Base<java.lang.Long>, and components of a generic superclass"
                        + " are not read; declare them in the class itself, or share them by an @Embedded record.");
    }
}
