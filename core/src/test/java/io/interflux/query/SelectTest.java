package io.interflux.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A query is a value; what can be wrong without a schema is an error where it is written. */
class SelectTest {

    private final ModelHandle<DynamicEntity> user = ModelHandle.of("user");
    private final ModelHandle<DynamicEntity> grant = ModelHandle.of("grant");
    private final ModelHandle<DynamicEntity> profile = ModelHandle.of("profile");
    private final TextHandle<DynamicEntity> username = user.text("username");
    private final ToManyHandle<DynamicEntity, DynamicEntity> grants = user.toMany("grants", grant);
    private final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> profiles =
            user.manyToMany("profiles", profile, grant);
    private final ToOneHandle<DynamicEntity, DynamicEntity> boss = user.toOne("boss", user);

    private static void assertRefused(Runnable query, String message) {
        assertThatThrownBy(query::run).isInstanceOf(QueryException.class).hasMessage(message);
    }

    private static List<String> tree(LevelSpec level) {
        List<String> names = new ArrayList<>();
        for (IncludeSpec include : level.includes()) {
            names.add(include.name());
            tree(include.level()).forEach(nested -> names.add(include.name() + "." + nested));
        }
        return names;
    }

    @Test
    void everyMethodLeavesTheValueAsItWas() {
        Select<DynamicEntity> all = Select.from(user);
        Select<DynamicEntity> some = all.where(username.eq("x"))
                .orderBy(username.asc())
                .include(grants)
                .only(username)
                .limit(1)
                .offset(2);
        assertThat(all.level()).isEqualTo(LevelSpec.ALL);
        assertThat(some.level().limit()).isEqualTo(1);
        assertThat(some.level().offset()).isEqualTo(2);
        assertThat(tree(some.level())).containsExactly("grants");
    }

    @Test
    void pathsIncludeEverythingOnTheWayAndAreMerged() {
        Select<?> select = Select.from(user)
                .include("grants.profile.users")
                .include("grants.user")
                .include("grants")
                .include(profiles);
        assertThat(tree(select.level()))
                .containsExactly("grants", "grants.profile", "grants.profile.users", "grants.user", "profiles");
    }

    @Test
    void includesWithoutOptionsAreMergedWhoeverNamesThem() {
        Select<?> select = Select.from(user).include("grants.user").include(grants, g -> g.include("profile"));
        assertThat(tree(select.level())).containsExactly("grants", "grants.user", "grants.profile");
        assertThat(select.level().includes().get(0).association().owner()).isEqualTo(user.reference());
    }

    @Test
    void aConditionRequiresAnIncludeUnlessToldOtherwise() {
        LevelSpec level = Select.from(user)
                .include(grants)
                .include(grants.as("a"), g -> g.where(grant.attribute("id").eq(1L)))
                .include(grants.as("b"), g -> g.where(grant.attribute("id").eq(1L))
                        .optional())
                .include(grants.as("c"), g -> g.required())
                .include(
                        profiles,
                        p -> p.through(t -> t.where(grant.attribute("id").eq(1L))))
                .level();
        assertThat(level.includes())
                .extracting(IncludeSpec::isRequired)
                .containsExactly(false, true, false, true, false);
    }

    @Test
    void twoIncludesOfOneNameWithOptionsAreRefused() {
        Select<DynamicEntity> limited = Select.from(user).include(grants, g -> g.limit(1));
        String twice =
                "'grants' is included twice with different options; give one of them another name with as(\"…\"),"
                        + " or put all options into one include";
        assertRefused(() -> limited.include(grants), twice);
        assertRefused(() -> limited.include("grants.user"), twice);
        assertRefused(() -> Select.from(user).include(profiles.as("grants")).include(grants), twice);
        assertThat(tree(limited.include(grants.as("others")).level())).containsExactly("grants", "others");
    }

    @Test
    void negativeLimitsAndOffsetsAreRefused() {
        assertRefused(() -> Select.from(user).limit(-1), "The limit -1 is negative; give 0 or more");
        assertRefused(() -> Select.from(user).offset(-2), "The offset -2 is negative; give 0 or more");
        assertRefused(
                () -> Select.from(user).include(grants, g -> g.limit(-3)), "The limit -3 is negative; give 0 or more");
        assertRefused(
                () -> Select.from(user).include(profiles, p -> p.offset(-4)),
                "The offset -4 is negative; give 0 or more");
    }

    @Test
    void pathsWithEmptyPartsAreRefused() {
        for (String path : List.of("", ".grants", "grants.", "grants..user", "grants. ")) {
            assertRefused(
                    () -> Select.from(user).include(path),
                    "The include path '" + path + "' has an empty part;"
                            + " write the associations' names with dots between them: grants.profile");
        }
    }

    @Test
    void blankAliasesAreRefused() {
        assertRefused(() -> grants.as(" "), "An include's alias must not be blank: ' '");
    }

    @Test
    void pathsOfClientsMustBeAllowed() {
        List<String> allowed = List.of("profiles", "grants", "grants.user");
        Select<DynamicEntity> select = Select.from(user);
        assertThat(tree(select.includeAllowed(List.of("grants.user", "profiles"), allowed)
                        .level()))
                .containsExactly("grants", "grants.user", "profiles");
        assertRefused(
                () -> select.includeAllowed(List.of("grants", "grants.usr"), allowed),
                "The include 'grants.usr' is not allowed; allowed are [grants, grants.user, profiles]"
                        + " (did you mean grants.user?)");
        assertRefused(
                () -> select.includeAllowed(List.of(""), List.of()), "The include '' is not allowed; allowed are none");
    }

    @Test
    void ordersOfClientsMustBeAllowed() {
        List<String> allowed = List.of("points", "profile.name");
        Select<DynamicEntity> select = Select.from(user);
        assertThat(select.orderByAllowed(List.of("-profile.name", "points"), allowed)
                        .level()
                        .order())
                .hasToString("[profile.name desc, points asc]");
        assertThat(select.orderByAllowed(List.of(), allowed).level().order()).isEmpty();
        assertRefused(
                () -> select.orderByAllowed(List.of("points", "-pints"), allowed),
                "The sort key 'pints' is not allowed; allowed are [points, profile.name] (did you mean points?)");
        assertRefused(
                () -> select.orderByAllowed(List.of("--points"), allowed),
                "The sort key '-points' is not allowed; allowed are [points, profile.name] (did you mean points?)");
        assertRefused(
                () -> select.orderByAllowed(List.of("points; DROP TABLE users"), List.of()),
                "The sort key 'points; DROP TABLE users' is not allowed; allowed are none");
    }

    @Test
    void comparisonsWithNullAreRefused() {
        String message = "A comparison of username with null is never true in SQL; use isNull() or isNotNull()";
        @Nullable String nothing = absent();
        assertRefused(() -> username.in(Arrays.asList("a", nothing)), message);
        assertRefused(() -> username.notIn(Arrays.asList("a", nothing)), message);
        assertRefused(() -> username.eq(nothing), message);
        assertRefused(() -> username.greaterThan(nothing), message);
        assertRefused(() -> username.between("a", nothing), message);
        assertRefused(
                () -> Condition.raw("{username} = ?", nothing),
                "A value of the fragment '{username} = ?' is null; write IS NULL in the fragment");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what a caller without null checks may give
    private static <V> V absent() {
        return null;
    }

    @Test
    void aPatternThatEndsInsideAnEscapeIsRefused() {
        assertRefused(
                () -> username.like("100\\"),
                "The pattern '100\\' for username ends with a backslash that escapes nothing;"
                        + " write two backslashes for a literal one");
        assertRefused(
                () -> username.ilike("\\\\\\"),
                "The pattern '\\\\\\' for username ends with a backslash that escapes nothing;"
                        + " write two backslashes for a literal one");
        assertThat(username.like("100\\\\")).isNotNull();
    }

    @Test
    void waysGoThroughTheNamesOfTheirHandles() {
        assertThat(boss.to(username).reference())
                .isEqualTo(new AttributeReference(user.reference(), List.of("boss"), false, "username"));
        assertThat(boss.as("chief").to(username).reference().path()).containsExactly("chief");
        assertThat(boss.to(boss.to(username)).reference().path()).containsExactly("boss", "boss");
        assertThat(boss.to(boss).to(boss.as("chief").to(username)).reference().path())
                .containsExactly("boss", "boss", "chief");
    }

    @Test
    void noToOneLeadsToAJunction() {
        ToOneHandle<DynamicEntity, DynamicEntity> favourite = user.toOne("favourite", profile);
        assertRefused(
                () -> favourite.to(profiles.junction(grant.attribute("id"))),
                "'junction.id' names a junction's attribute, which cannot be reached over favourite;"
                        + " use it where the many-to-many itself is included or filtered");
    }

    @Test
    void conditionsAreFlattenedWhereTheirMeaningAllows() {
        Condition<DynamicEntity> a = username.eq("a");
        assertThat(Condition.and(List.of(a))).isEqualTo(a);
        assertThat(Condition.or(List.of(a))).isEqualTo(a);
        ConditionSpec spec = a.spec();
        assertThat(a.and(a).and(a).spec()).isEqualTo(new ConditionSpec.And(List.of(spec, spec, spec)));
        assertThat(a.or(a).or(a).spec()).isEqualTo(new ConditionSpec.Or(List.of(spec, spec, spec)));
        assertThat(a.or(a).and(a).spec())
                .isEqualTo(new ConditionSpec.And(List.of(new ConditionSpec.Or(List.of(spec, spec)), spec)));
    }

    @Test
    void handlesWordThemselvesForMessages() {
        assertThat(username).hasToString("user.username");
        assertThat(grants).hasToString("user.grants");
        assertThat(grants.as("all")).hasToString("user.grants as all");
        assertThat(boss.to(username).reference()).hasToString("boss.username");
        assertThat(profiles.junction(grant.attribute("id")).reference()).hasToString("junction.id");
    }
}
