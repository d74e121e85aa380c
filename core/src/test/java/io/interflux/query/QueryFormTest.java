package io.interflux.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.mapping.DynamicEntity;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Queries that differ in nothing but values have one form. */
class QueryFormTest {

    private final ModelHandle<DynamicEntity> user = ModelHandle.of("user");
    private final ModelHandle<DynamicEntity> grant = ModelHandle.of("grant");
    private final ModelHandle<DynamicEntity> profile = ModelHandle.of("profile");
    private final TextHandle<DynamicEntity> username = user.text("username");
    private final ComparableHandle<DynamicEntity, Integer> points = user.attribute("points", Integer.class);
    private final TextHandle<DynamicEntity> name = profile.text("name");
    private final ComparableHandle<DynamicEntity, Integer> rank = grant.attribute("rank", Integer.class);
    private final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> profiles =
            user.manyToMany("profiles", profile, grant);

    private Select<DynamicEntity> query(String text, int number) {
        return Select.from(user)
                .where(points.between(number, number + 1)
                        .or(username.in(List.of(text, text + "'")).not()))
                .where(profiles.any(name.eq(text)))
                .include(profiles, p -> p.through(t -> t.where(rank.greaterThan(number)))
                        .where(name.ne(text)))
                .orderBy(username.asc())
                .limit(5);
    }

    @Test
    void otherValuesMakeNoOtherForm() {
        QueryForm one = QueryForm.of(query("a", 1));
        QueryForm other = QueryForm.of(query("b", 7));
        assertThat(one.select().level()).isEqualTo(other.select().level());
        assertThat(one.values()).containsExactly(1, 2, "a", "a'", "a", 1, "a");
        assertThat(other.values()).containsExactly(7, 8, "b", "b'", "b", 7, "b");
    }

    @Test
    void everythingElseMakesAnother() {
        LevelSpec form = QueryForm.of(query("a", 1)).select().level();
        assertThat(QueryForm.of(query("a", 1).limit(6)).select().level()).isNotEqualTo(form);
        assertThat(QueryForm.of(query("a", 1).where(points.eq(1))).select().level())
                .isNotEqualTo(form);
        assertThat(form.order()).isEqualTo(query("a", 1).level().order());
    }

    @Test
    void whatDecidesThePlanStays() {
        Condition<DynamicEntity> counted = profiles.count(name.eq("a")).greaterThan(2);
        List<Integer> many = IntStream.range(0, 101).boxed().toList();
        Select<DynamicEntity> select = Select.from(user)
                .where(username.like("a%").and(counted).and(Condition.raw("{points} > ?", 1)))
                .where(points.in(many));
        assertThat(QueryForm.of(select).select()).isSameAs(select);
        assertThat(QueryForm.of(select).values()).isEmpty();
    }
}
