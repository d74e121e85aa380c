package io.interflux.testkit.json;

import static io.interflux.testkit.json.JsonTrees.assertSame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.interflux.Page;
import io.interflux.Slice;
import io.interflux.error.NotLoadedException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Link;
import io.interflux.mapping.Many;
import io.interflux.mapping.One;
import io.interflux.testkit.json.Crew.Answer;
import io.interflux.testkit.json.Crew.Cat;
import io.interflux.testkit.json.Crew.Flat;
import io.interflux.testkit.json.Crew.Fleet;
import io.interflux.testkit.json.Crew.Hangar;
import io.interflux.testkit.json.Crew.Membership;
import io.interflux.testkit.json.Crew.Pilot;
import io.interflux.testkit.json.Crew.Ship;
import io.interflux.testkit.json.Crew.Since;
import io.interflux.testkit.json.Crew.Squad;
import io.interflux.testkit.json.Crew.SquadCard;
import io.interflux.testkit.json.Crew.Tag;
import io.interflux.testkit.json.Crew.Tagged;
import io.interflux.testkit.json.Crew.Zoo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a module for JSON writes and reads, whichever library it is for.
 *
 * <pre>{@code
 * class JsonTest implements JsonContract { … }
 * }</pre>
 */
public interface JsonContract {

    /** The JSON of a value by a mapper that has the module and no settings. */
    String write(Object value);

    /** The same by a mapper that includes properties by that rule. */
    String write(Object value, JsonInclude.Include inclusion);

    /** What a mapper with the module reads. */
    <T> T read(String json, Class<T> type);

    @Test
    default void aDynamicEntityHasWhatWasLoadedInItsOrder() {
        DynamicEntity grant = entity("User_Profile", "userId", 4, "profileId", 6, "selfGranted", false);
        DynamicEntity profile = entity("profile", "id", 6, "name", "queen", "User_Profile", grant);
        DynamicEntity user = entity("user", "id", 4, "username", null, "profiles", List.of(profile), "boss", profile);

        assertThat(write(List.of(user)))
                .isEqualTo(
                        "[{\"id\":4,\"username\":null,\"profiles\":[{\"id\":6,\"name\":\"queen\",\"User_Profile\":{\"userId\":4,"
                                + "\"profileId\":6,\"selfGranted\":false}}],\"boss\":{\"id\":6,\"name\":\"queen\",\"User_Profile\":"
                                + "{\"userId\":4,\"profileId\":6,\"selfGranted\":false}}}]");
        assertThat(write(entity("user"))).isEqualTo("{}");
    }

    @Test
    default void itsValuesAreWrittenAsTheMapperWritesThem() {
        DynamicEntity row = entity(
                "row",
                "id",
                new UUID(1, 2),
                "bytes",
                new byte[] {1, 2},
                "tags",
                new String[] {"a", "b"},
                "rank",
                One.of(5));

        assertSame(
                write(row), "{'id':'00000000-0000-0001-0000-000000000002','bytes':'AQI=','tags':['a','b'],'rank':5}");
    }

    @Test
    default void itSaysItsTypeWhereTheMapperWantsIt() {
        assertSame(write(new Tagged(entity("user", "id", 4))), "{'value':{'kind':'DynamicEntity','id':4}}");
    }

    @Test
    default void itsNullsAreLeftOutWhereTheMapperLeavesThemOut() {
        DynamicEntity user = entity("user", "id", 4, "points", null, "profiles", List.of());

        assertSame(write(user, JsonInclude.Include.ALWAYS), "{'id':4,'points':null,'profiles':[]}");
        assertSame(write(user, JsonInclude.Include.NON_NULL), "{'id':4,'profiles':[]}");
        assertSame(write(user, JsonInclude.Include.NON_EMPTY), "{'id':4}");
    }

    @Test
    default void holdersAreWhatTheyHoldAndAbsentWhereTheyAreNotLoaded() {
        Pilot obi = Pilot.of(1, "Obi");

        assertSame(write(obi), "{'id':1,'name':'Obi'}");
        assertSame(write(obi.mentoredBy(null).with()), "{'id':1,'name':'Obi','mentor':null,'ships':[]}");
        assertSame(
                write(Pilot.of(2, "Luke").mentoredBy(obi).with(new Ship(7, null))),
                "{'id':2,'name':'Luke','mentor':{'id':1,'name':'Obi'},'ships':[{'id':7,'name':null}]}");
    }

    @Test
    default void theyAreAbsentWhateverTheMapperIncludes() {
        Pilot obi = Pilot.of(1, "Obi");
        for (JsonInclude.Include inclusion : JsonInclude.Include.values()) {
            if (inclusion != JsonInclude.Include.CUSTOM) {
                assertSame(write(obi, inclusion), "{'id':1,'name':'Obi'}");
            }
        }
    }

    @Test
    default void whatIsLoadedAndEmptyIsIncludedAsTheMapperIncludesIt() {
        Pilot obi = Pilot.of(1, "Obi").mentoredBy(null).with();

        assertSame(write(obi, JsonInclude.Include.ALWAYS), "{'id':1,'name':'Obi','mentor':null,'ships':[]}");
        assertSame(write(obi, JsonInclude.Include.NON_NULL), "{'id':1,'name':'Obi','ships':[]}");
        assertSame(write(obi, JsonInclude.Include.NON_ABSENT), "{'id':1,'name':'Obi','ships':[]}");
        assertSame(write(obi, JsonInclude.Include.NON_EMPTY), "{'id':1,'name':'Obi'}");
    }

    @Test
    default void holdersAreSeenInEveryPropertyOfEveryClass() {
        assertSame(write(new Hangar()), "{'guests':[{'id':1,'name':'Ghost'}]}");
        assertSame(write(new Answer(null, One.notLoaded())), "{'ship':null}");
        assertSame(write(new Flat(Pilot.of(1, "Obi").with())), "{'pilot_id':1,'pilot_name':'Obi','pilot_ships':[]}");
    }

    @Test
    default void holdersOfAnInterfaceTellTheTypesOfWhatTheyHold() {
        Cat tom = new Cat("Tom");

        assertSame(
                write(new Zoo(One.of(tom), Many.of(tom))),
                "{'first':{'kind':'cat','name':'Tom'},'all':[{'kind':'cat','name':'Tom'}]}");
    }

    @Test
    default void holdersByThemselvesAreWhatTheyHold() {
        assertSame(write(Many.of(new Ship(1, "Ghost"))), "[{'id':1,'name':'Ghost'}]");
        assertSame(write(One.of(new Ship(1, "Ghost"))), "{'id':1,'name':'Ghost'}");
        assertSame(write(List.of(One.of(null), Many.of())), "[null,[]]");
    }

    @Test
    default void whatIsNotLoadedAndHasNoPropertyToLeaveOutIsAnError() {
        for (Object value : List.of(One.notLoaded(), Many.notLoaded(), List.of(One.notLoaded()))) {
            assertThatThrownBy(() -> write(value))
                    .hasMessageContaining("It is not loaded, since this entity was not read")
                    .satisfies(failure -> assertThat(failure.getCause() == null ? failure : failure.getCause())
                            .isInstanceOf(NotLoadedException.class));
        }
        assertThatThrownBy(() -> write(Map.of("ships", Many.notLoaded())))
                .hasMessageContaining("It is not loaded")
                .hasMessageContaining("[\"ships\"]");
    }

    @Test
    default void nullInThePlaceOfRowsIsAbsentInEntitiesAndProjections() {
        assertSame(write(Squad.of(1)), "{'id':1,'founder':null}");
        assertSame(write(new SquadCard(1, null)), "{'id':1}");
        assertSame(
                write(new Squad(1, Pilot.of(2, "Luke"), List.of(), new Membership(1977), null)),
                "{'id':1,'leader':{'id':2,'name':'Luke'},'ships':[],'membership':{'since':1977},'founder':null}");
        assertSame(write(new Ship(1, null)), "{'id':1,'name':null}");
    }

    @Test
    default void aLinkIsItsTargetWithTheJunctionRowInside() {
        Ship ghost = new Ship(1, "Ghost");
        DynamicEntity dynamic = entity("ship", "id", 1);

        assertSame(
                write(new Link<>(ghost, new Membership(1977))), "{'id':1,'name':'Ghost','Squad_Pilot':{'since':1977}}");
        assertSame(write(new Link<>(ghost, new Since(1977))), "{'id':1,'name':'Ghost','Squad_Pilot':{'since':1977}}");
        assertSame(
                write(List.of(new Link<>(dynamic, entity("crew", "since", 1)), new Link<>(ghost, dynamic))),
                "[{'id':1,'crew':{'since':1}},{'id':1,'name':'Ghost','ship':{'id':1}}]");
        assertSame(
                write(new Link<>(Squad.of(1), new Membership(1977))),
                "{'id':1,'founder':null,'Squad_Pilot':{'since':1977}}");
    }

    @Test
    default void aCollectionMayNameTheJunctionRowsOfItsLinks() {
        Link<Ship, Membership> link = new Link<>(new Ship(1, null), new Membership(1977));

        assertSame(
                write(new Fleet(List.of(link), Many.of(link))),
                "{'ships':[{'id':1,'name':null,'Squad_Pilot':{'since':1977}}],"
                        + "'admitted':[{'id':1,'name':null,'admission':{'since':1977}}]}");
    }

    @Test
    default void aTargetThatIsNoObjectHasNoPlaceForTheJunctionRow() {
        assertThatThrownBy(() -> write(new Link<>(new Tag("x"), new Membership(1977))))
                .hasMessageContaining(
                        "Crew$Tag is not written as an object of properties, so that it has no place for the junction row of"
                                + " its Link; write the target and the junction row apart.");
    }

    @Test
    default void aPageHasItsItemsTheTotalAndTheCursor() {
        Pilot obi = Pilot.of(1, "Obi");

        assertSame(
                write(new Page<>(List.of(obi), 41, "abc")),
                "{'items':[{'id':1,'name':'Obi'}],'total':41,'nextCursor':'abc'}");
        assertSame(write(new Page<>(List.of(), 0, null)), "{'items':[],'total':0,'nextCursor':null}");
        assertSame(
                write(new Slice<>(List.of(entity("user", "id", 1)), "abc")), "{'items':[{'id':1}],'nextCursor':'abc'}");
    }

    @Test
    default void aCycleIsAnErrorOfTheMapper() {
        List<Object> children = new ArrayList<>();
        DynamicEntity parent = entity("person", "children", children);
        children.add(parent);

        assertThatThrownBy(() -> write(parent)).isInstanceOf(Exception.class).hasMessageContaining("nesting depth");
    }

    @Test
    default void whatIsAbsentIsReadAsNotLoaded() {
        assertThat(read("{'id':1,'name':'Obi'}", Pilot.class)).isEqualTo(Pilot.of(1, "Obi"));
        assertThat(read("{'id':1,'name':'Obi','mentor':null,'ships':[]}", Pilot.class))
                .isEqualTo(Pilot.of(1, "Obi").mentoredBy(null).with());
        Pilot luke = Pilot.of(2, "Luke").mentoredBy(Pilot.of(1, "Obi")).with(new Ship(7, null), new Ship(8, "Ghost"));
        assertThat(read(write(luke), Pilot.class)).isEqualTo(luke);
    }

    @Test
    default void aCollectionIsReadWithoutNulls() {
        assertThatThrownBy(() -> read("{'ships':null}", Pilot.class))
                .hasMessageContaining(
                        "null is neither loaded nor not loaded; leave the property of the Many out, or give it the list [].");
        assertThatThrownBy(() -> read("{'ships':[null]}", Pilot.class))
                .hasMessageContaining("A Many has no null among its rows; leave it out.");
    }

    @Test
    default void linksAreReadAsTheyAreWritten() {
        Link<Ship, Membership> link = new Link<>(new Ship(1, "Ghost"), new Membership(1977));
        Fleet fleet = new Fleet(List.of(link), Many.of(link));

        assertThat(read(write(fleet), Fleet.class)).isEqualTo(fleet);
        assertThatThrownBy(() -> read("{'ships':[{'id':1}]}", Fleet.class))
                .hasMessageContaining(
                        "A Link is read from an object of the target's properties with the junction row under the name"
                                + " Squad_Pilot; add it.");
    }

    @Test
    default void aDynamicEntityIsNotRead() {
        assertThatThrownBy(() -> read("{}", DynamicEntity.class))
                .hasMessageContaining(
                        "A DynamicEntity cannot be read from JSON, which does not name its model; read a Map, and"
                                + " give it to DynamicEntity.of(model, map).");
    }

    private static DynamicEntity entity(String model, @Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return DynamicEntity.of(model, values);
    }
}
