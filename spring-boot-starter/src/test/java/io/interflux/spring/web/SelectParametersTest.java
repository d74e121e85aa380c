package io.interflux.spring.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.interflux.Interflux;
import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.query.AttributeReference;
import io.interflux.query.IncludeSpec;
import io.interflux.query.LevelSpec;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.r2dbc.R2dbcInterflux;
import io.r2dbc.spi.ConnectionFactories;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.util.MultiValueMap;

/** What a request means, and what it is refused for. Nothing is sent. */
class SelectParametersTest {

    private static final SelectParameters<Band> BANDS = SelectParameters.of(Band.class)
            .include("songs.band")
            .fields("id", "name", "songs.title", "songs.seconds")
            .sort("name", "id")
            .pageSize(20, 100);

    private static final Interflux UNCONNECTED =
            R2dbcInterflux.create(ConnectionFactories.get("r2dbc:h2:mem:///never"), Schema.of(Band.class, Song.class));

    /** The parameters of a query as they stand behind the question mark. */
    private static MultiValueMap<String, String> query(String text) {
        return MockServerHttpRequest.get("/?" + text).build().getQueryParams();
    }

    private static Select<Band> select(String query) {
        return BANDS.select(query(query));
    }

    private static RefusedParameterException refused(SelectParameters<?> parameters, String query) {
        MultiValueMap<String, String> given = query(query);
        return catchThrowableOfType(RefusedParameterException.class, () -> parameters.select(given));
    }

    private static void assertRefused(String query, String parameter, String detail) {
        RefusedParameterException refused = refused(BANDS, query);
        assertThat(refused).as(query).isNotNull();
        assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(refused.parameter()).isEqualTo(parameter);
        assertThat(refused.getBody().getDetail()).isEqualTo(detail);
        assertThat(refused.getBody().getProperties())
                .containsExactlyInAnyOrderEntriesOf(Map.of("parameter", parameter, "allowed", refused.allowed()));
    }

    private static @Nullable List<String> only(LevelSpec level) {
        List<AttributeReference> only = level.only();
        return only == null ? null : only.stream().map(AttributeReference::name).toList();
    }

    private static List<String> includes(LevelSpec level) {
        return level.includes().stream().map(IncludeSpec::name).toList();
    }

    private static LevelSpec songs(Select<Band> select) {
        return Objects.requireNonNull(select.level().include("songs")).level();
    }

    @Test
    void aRequestWithoutParametersReadsWhatIsAllowedOfTheRoots() {
        Select<Band> select = select("");
        assertThat(only(select.level())).containsExactly("id", "name");
        assertThat(includes(select.level())).isEmpty();
        assertThat(select.level().order()).isEmpty();
        assertThat(select.level().limit()).isEqualTo(20);
        assertThat(select.load().after()).isNull();
    }

    @Test
    void allParametersTogether() {
        Select<Band> select =
                select("include=songs&fields=name&fields[songs]=title&sort=-name,id&page[size]=7&page[after]=abc");
        assertThat(only(select.level())).containsExactly("name");
        assertThat(includes(select.level())).containsExactly("songs");
        assertThat(only(songs(select))).containsExactly("title");
        assertThat(select.level().order()).hasToString("[name desc, id asc]");
        assertThat(select.level().limit()).isEqualTo(7);
        assertThat(select.load().after()).isEqualTo("abc");
    }

    @Test
    void anIncludeBringsThoseOnItsWay() {
        LevelSpec root = select("include=songs.band").level();
        assertThat(includes(root)).containsExactly("songs");
        assertThat(includes(Objects.requireNonNull(root.include("songs")).level()))
                .containsExactly("band");
        assertThat(select("include=songs.band,songs"))
                .satisfies(both -> assertThat(both.level()).isEqualTo(root));
    }

    @Test
    void askingForTheSameInAnotherOrderIsTheSameQuery() {
        assertThat(select("fields=name,id").level())
                .isEqualTo(select("fields=id,name,id").level());
        assertThat(select("include=songs,songs.band").level())
                .isEqualTo(select("include=songs.band,songs,songs").level());
    }

    @Test
    void emptyValuesAskForNothing() {
        assertThat(only(select("fields=").level())).isEmpty();
        assertThat(only(select("fields").level())).isEmpty();
        assertThat(includes(select("include=").level())).isEmpty();
        assertThat(select("sort=").level().order()).isEmpty();
    }

    @Test
    void attributesOfAnIncludeThatIsNotAskedForMeanNothing() {
        assertThat(select("fields[songs]=title").level()).isEqualTo(select("").level());
    }

    @Test
    void parametersOfTheApplicationsAreLeftAlone() {
        assertThat(select("color=blue&color=red&Include=x&fieldset=y&size=3&after=4&[]=5")
                        .level())
                .isEqualTo(select("").level());
        assertThat(BANDS.own("filter[name]", "page")
                        .select(query("filter[name]=Q&page=2&page=3"))
                        .level())
                .isEqualTo(select("").level());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "include=albums | include | asks for 'albums', which is not allowed; allowed are songs, songs.band",
                "include=songs, | include | has nothing before or after a comma in 'songs,'; allowed are songs, songs.band",
                "include=songs, songs | include | asks for ' songs', which is not allowed; allowed are songs, songs.band",
                "include=Songs | include | asks for 'Songs', which is not allowed; allowed are songs, songs.band",
                "include=songs.band.songs | include"
                        + " | asks for 'songs.band.songs', which is not allowed; allowed are songs, songs.band",
                "fields=secret | fields | asks for 'secret', which is not allowed; allowed are id, name",
                "fields=songs.title | fields | asks for 'songs.title', which is not allowed; allowed are id, name",
                "fields[songs]=bandId | fields[songs] | asks for 'bandId', which is not allowed; allowed are title, seconds",
                "sort=secret | sort | asks for 'secret', which is not allowed; allowed are name, id",
                "sort=--name | sort | asks for '-name', which is not allowed; allowed are name, id",
                "sort=+name | sort | asks for ' name', which is not allowed; allowed are name, id",
                "sort=- | sort | asks for '', which is not allowed; allowed are name, id",
                "sort=name,-name | sort | asks for 'name' twice; allowed are name, id, each once",
                "page[size]=0 | page[size] | asks for '0', which is not allowed; allowed are 1 to 100",
                "page[size]=101 | page[size] | asks for '101', which is not allowed; allowed are 1 to 100",
                "page[size]=-1 | page[size] | asks for '-1', which is not allowed; allowed are 1 to 100",
                "page[size]=1e1 | page[size] | asks for '1e1', which is not allowed; allowed are 1 to 100",
                "page[size]= | page[size] | asks for '', which is not allowed; allowed are 1 to 100",
                "page[size]=٧ | page[size] | asks for '٧', which is not allowed; allowed are 1 to 100",
                "page[size]=99999999999999999999 | page[size]"
                        + " | asks for '99999999999999999999', which is not allowed; allowed are 1 to 100",
            })
    void whatIsNotAllowedIsRefused(String query, String parameter, String why) {
        assertRefused(query, parameter, "The parameter '" + parameter + "' " + why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page[foo]",
                "page",
                "page[size",
                "page[size]x",
                "page[number]",
                "filter",
                "filter[name]",
                "fields[]",
                "fields[songs.band]",
                "fields[albums]",
                "sort[name]",
                "include[songs]"
            })
    void otherParametersOfTheFamiliesAreRefused(String name) {
        String all = "include, fields, fields[songs], sort, page[size], page[after]";
        assertRefused(
                name + "=1",
                name,
                "The parameter '" + name + "' with the value '1' has no meaning here; allowed are " + all);
        assertThat(refused(BANDS, name + "=1").allowed()).isEqualTo(List.of(all.split(", ")));
    }

    @Test
    void anEmptyCursorIsRefused() {
        assertRefused(
                "page[after]=",
                "page[after]",
                "The parameter 'page[after]' has '', which was changed or belongs to another list or order; allowed is the"
                        + " cursor of a page in the same order, or none");
        assertRefused(
                "page[after]",
                "page[after]",
                "The parameter 'page[after]' has '', which was changed or belongs to another list or order; allowed is the"
                        + " cursor of a page in the same order, or none");
    }

    @Test
    void aParameterThatIsGivenTwiceIsRefused() {
        assertRefused(
                "sort=name&sort=id",
                "sort",
                "The parameter 'sort' is given 2 times, 'name,id'; give it once, with commas between its values");
        assertRefused(
                "page[after]=a&page[after]=a",
                "page[after]",
                "The parameter 'page[after]' is given 2 times, 'a,a'; give it once, with commas between its values");
    }

    @Test
    void nothingIsAllowedThatWasNotNamed() {
        SelectParameters<Band> nothing = SelectParameters.of(Band.class);
        assertThat(nothing.select(query("color=blue")).level())
                .isEqualTo(Select.from(Band.class).level());
        for (String parameter : List.of("include", "fields", "sort", "page[size]", "page[after]")) {
            assertThat(refused(nothing, parameter + "=").getBody().getDetail())
                    .isEqualTo(
                            "The parameter '" + parameter + "' with the value '' has no meaning here; none is allowed");
        }
    }

    @Test
    void aHugeValueIsCutInTheAnswer() {
        assertRefused(
                "sort=" + "x".repeat(100_000),
                "sort",
                "The parameter 'sort' asks for '" + "x".repeat(60) + "…', which is not allowed; allowed are name, id");
        assertThat(refused(BANDS, "page[" + "x".repeat(100_000) + "]=1").parameter())
                .isEqualTo("page[" + "x".repeat(55) + "…");
        assertThat(includes(select("include=songs" + ",songs".repeat(100_000)).level()))
                .containsExactly("songs");
    }

    @Test
    void lineBreaksOfAClientDoNotReachALog() {
        assertRefused(
                "sort=a\r\nb",
                "sort",
                "The parameter 'sort' asks for 'a??b', which is not allowed; allowed are name, id");
        assertRefused(
                "sort=a\u2028b\u0085c\u202Ed\u0000",
                "sort",
                "The parameter 'sort' asks for 'a?b?c?d?', which is not allowed; allowed are name, id");
    }

    @Test
    void aCharacterOfTwoCodeUnitsIsNotCutInTwo() {
        assertRefused(
                "sort=" + "x".repeat(59) + "\uD83D\uDE00y",
                "sort",
                "The parameter 'sort' asks for '" + "x".repeat(59) + "…', which is not allowed; allowed are name, id");
        assertRefused(
                "sort=" + "x".repeat(58) + "\uD83D\uDE00y",
                "sort",
                "The parameter 'sort' asks for '" + "x".repeat(58)
                        + "\uD83D\uDE00…', which is not allowed; allowed are name, id");
    }

    @Test
    void aParameterWithoutAValueHasAnEmptyOne() {
        assertRefused(
                "page",
                "page",
                "The parameter 'page' with the value '' has no meaning here; allowed are include, fields,"
                        + " fields[songs], sort, page[size], page[after]");
        assertRefused(
                "sort&sort",
                "sort",
                "The parameter 'sort' is given 2 times, ','; give it once, with commas between its values");
    }

    @Test
    void afterTheCheckAllAttributesMayBeAskedForWhereNothingIsSaidOfThem() {
        SelectParameters<Band> checked =
                SelectParameters.of(Band.class).include("songs").in(UNCONNECTED);
        Select<Band> all = checked.select(query("include=songs"));
        assertThat(only(all.level())).isNull();
        assertThat(only(songs(all))).isNull();
        Select<Band> some = checked.select(query("include=songs&fields=secret&fields[songs]=title"));
        assertThat(only(some.level())).containsExactly("secret");
        assertThat(only(songs(some))).as("a primitive component is always read").containsExactly("title", "seconds");
        assertThat(checked.in(UNCONNECTED)).isSameAs(checked);
        assertThat(only(checked.sort("id").in(UNCONNECTED).select(query("")).level()))
                .as("checked again after a change")
                .isNull();
        assertThat(refused(checked, "fields=password").allowed()).containsExactly("id", "name", "secret");
        UNCONNECTED.find(some);
    }

    @Test
    void whatIsAllowedIsCheckedOnce() {
        assertThat(BANDS.in(UNCONNECTED).select(query("")).level())
                .isEqualTo(select("").level());
        assertUnfit(BANDS.include("songs.album"), "'album'");
        assertUnfit(BANDS.sort("band.name"), "'band'");
        assertUnfit(BANDS.sort("age"), "'age'");
        assertUnfit(
                BANDS.fields("age"),
                "What clients may ask of Band does not fit the schema. fields(…) has 'age', which is no attribute of"
                        + " band; it has [id, name, secret]");
        assertUnfit(
                SelectParameters.of(Band.class).include("songs").fields("songs.title"),
                "fields(…) leaves out 'seconds' of songs, without which no Song can be made");
        assertUnfit(
                SelectParameters.of(Band.class).fields("songs.title"),
                "The attributes of 'songs' are allowed, but not to include it; allow it by include(\"songs\")");
        assertUnfit(SelectParameters.of("singer"), "singer");
        assertUnfit(SelectParameters.of(String.class), "String");
        assertUnfit(
                BANDS.sort("-name"),
                "sort(…) has '-name', but a key is allowed without a direction; clients give it: sort(\"name\")");
        assertUnfit(BANDS.include("songs..band"), "The include path 'songs.' has an empty part");
        assertUnfit(BANDS.fields(""), "fields(…) has '', which is no attribute of band");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what a caller without null checks may give
    private static <V> V absent() {
        return null;
    }

    private static void assertMissing(Runnable call, String what) {
        assertThatIllegalArgumentException()
                .isThrownBy(call::run)
                .withMessage(what + " is null; give one, or leave the call out.");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertMissing(() -> BANDS.include("songs", absent()), "A path of include");
        assertMissing(() -> BANDS.fields(absent(), "id"), "An attribute of fields");
        assertMissing(() -> BANDS.sort(absent(), "id"), "A key of sort");
        assertMissing(() -> BANDS.own(absent(), "filter"), "A name of own");
        assertMissing(() -> BANDS.select(absent()), "The map of parameters");
        assertMissing(() -> BANDS.in(absent()), "The Interflux");
        assertMissing(
                () -> SelectParameters.of(SelectParametersTest.<ModelHandle<Band>>absent()), "The model of a query");
    }

    private static void assertUnfit(SelectParameters<?> parameters, String message) {
        assertThatExceptionOfType(QueryException.class)
                .isThrownBy(() -> parameters.in(UNCONNECTED))
                .withMessageContaining(message);
    }

    @Test
    void rowsMayBeDynamic() {
        SelectParameters<DynamicEntity> bands =
                SelectParameters.of("band").include("songs").in(UNCONNECTED);
        Select<DynamicEntity> select = bands.select(query("fields=name&include=songs&fields[songs]=title"));
        assertThat(only(select.level())).containsExactly("name");
        assertThat(only(Objects.requireNonNull(select.level().include("songs")).level()))
                .as("a dynamic row has no primitive components")
                .containsExactly("title");
    }

    @ParameterizedTest
    @CsvSource({"0, 10", "-1, 10", "11, 10"})
    void sizesThatCannotBeAreRefusedAtOnce(int standard, int maximum) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BANDS.pageSize(standard, maximum))
                .withMessage("A page of " + standard + " roots, at most " + maximum
                        + ", cannot be; give two numbers from 1 on, the second not less than the first");
    }
}
