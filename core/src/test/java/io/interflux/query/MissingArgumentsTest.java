package io.interflux.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.mapping.DynamicEntity;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a caller without null checks leaves out is named, the moment it is missed. */
class MissingArgumentsTest {

    private final ModelHandle<DynamicEntity> user = ModelHandle.of("user");
    private final TextHandle<DynamicEntity> username = user.text("username");
    private final ToManyHandle<DynamicEntity, DynamicEntity> grants = user.toMany("grants", user);
    private final Select<DynamicEntity> select = Select.from(user);

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what a caller without null checks may give
    private static <V> V absent() {
        return null;
    }

    private static void assertMissing(Runnable call, String what) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(what + " is null; give one, or leave the call out.");
    }

    @Test
    void namesOfModelsAttributesAndAssociations() {
        assertMissing(() -> Select.from(MissingArgumentsTest.<String>absent()), "The name of a model");
        assertMissing(() -> Select.from(MissingArgumentsTest.<Class<?>>absent()), "The class of a model");
        assertMissing(() -> Select.from(MissingArgumentsTest.<ModelHandle<?>>absent()), "The model of a query");
        assertMissing(() -> user.attribute(absent()), "The name of an attribute of user");
        assertMissing(() -> user.text(absent()), "The name of an attribute of user");
        assertMissing(() -> user.toOne(absent(), user), "The name of an association of user");
        assertMissing(() -> user.toMany("grants", absent()), "The target of user.grants");
        assertMissing(() -> grants.as(absent()), "An include's alias");
    }

    @Test
    void partsOfAQuery() {
        assertMissing(() -> select.where(absent()), "The condition of where");
        assertMissing(() -> select.orderBy(username.asc(), absent()), "A sort key of orderBy");
        assertMissing(() -> select.only(username, absent()), "An attribute of only");
        assertMissing(() -> select.include(MissingArgumentsTest.<String>absent()), "The path of include");
        assertMissing(
                () -> select.include(MissingArgumentsTest.<ToManyHandle<DynamicEntity, DynamicEntity>>absent()),
                "The association of include");
        assertMissing(() -> select.include("grants", absent()), "The block of options of include(grants)");
        UnaryOperator<ToManyInclude<DynamicEntity>> nothing = include -> absent();
        assertMissing(
                () -> select.include(grants, nothing), "What the block of options of include(user.grants) gives back");
    }

    @Test
    void pathsOfClients() {
        List<@Nullable String> requested = Collections.singletonList(null);
        assertMissing(() -> select.includeAllowed(absent(), List.of("grants")), "A path that is asked for");
        assertMissing(() -> select.orderByAllowed(absent(), List.of("points")), "A path that is asked for");
        assertMissing(() -> select.orderByAllowed(List.of("points"), absent()), "A path that is allowed");
        assertMissing(() -> select.includeAllowed(unchecked(requested), List.of("grants")), "A path that is asked for");
        assertMissing(() -> select.includeAllowed(List.of("grants"), absent()), "A path that is allowed");
    }

    @SuppressWarnings("NullAway") // what a caller without null checks may give
    private static <V> List<V> unchecked(List<@Nullable V> values) {
        return values;
    }

    @Test
    void partsOfAConditionAreNamed() {
        Condition<DynamicEntity> condition = username.eq("p4dm3");
        assertMissing(
                () -> condition.and(MissingArgumentsTest.<Condition<DynamicEntity>>absent()), "A condition of and");
        assertMissing(() -> condition.or(MissingArgumentsTest.<Condition<DynamicEntity>>absent()), "A condition of or");
        assertMissing(() -> Condition.and(unchecked(Arrays.asList(condition, null))), "A condition of and");
        assertMissing(
                () -> Condition.or(MissingArgumentsTest.<List<Condition<DynamicEntity>>>absent()), "A condition of or");
        assertMissing(() -> username.like(absent()), "The pattern for username");
        assertMissing(() -> username.in(absent()), "The collection of values for username");
        assertMissing(
                () -> grants.any(MissingArgumentsTest.<Condition<DynamicEntity>>absent()),
                "The condition on associated rows");
        assertMissing(
                () -> grants.count(MissingArgumentsTest.<Condition<DynamicEntity>>absent()), "The condition of count");
        assertMissing(() -> Condition.raw(absent()), "The fragment of raw");
    }

    @Test
    void partsOfAnEntity() {
        assertMissing(() -> DynamicEntity.of(absent(), Map.of()), "The model of an entity");
        assertMissing(() -> DynamicEntity.of("user", absent()), "The map of values of an entity user");
        assertMissing(
                () -> DynamicEntity.of("user", Collections.singletonMap(absent(), 1)),
                "A name of a value of an entity user");
        DynamicEntity entity = DynamicEntity.of("user", Map.of("points", 1));
        assertMissing(() -> entity.get(absent()), "The name of a value of user");
    }

    @Test
    void alternativesMayBeAddedInALoop() {
        Condition<DynamicEntity> any = username.eq("0");
        for (int i = 1; i < 5_000; i++) {
            any = any.or(username.eq("" + i));
        }
        assertThat(((ConditionSpec.Or) any.spec()).conditions()).hasSize(5_000);
    }
}
