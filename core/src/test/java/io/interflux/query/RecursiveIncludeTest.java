package io.interflux.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** How a recursion is said. */
class RecursiveIncludeTest {

    private final ModelHandle<DynamicEntity> person = ModelHandle.of("person");
    private final ToManyHandle<DynamicEntity, DynamicEntity> children = person.toMany("children", person);
    private final ToOneHandle<DynamicEntity, DynamicEntity> spouse = person.toOne("spouse", person);
    private final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> friends =
            person.manyToMany("friends", person, ModelHandle.of("friendship"));

    private IncludeSpec included(UnaryOperator<ToManyInclude<DynamicEntity>> options) {
        return Select.from(person).include(children, options).level().includes().get(0);
    }

    private Recursion recursion(UnaryOperator<ToManyInclude<DynamicEntity>> options) {
        return Objects.requireNonNull(included(options).recursion());
    }

    @Test
    void anIncludeIsNotRecursiveUnlessItIsSaid() {
        assertThat(included(c -> c.limit(3)).recursion()).isNull();
    }

    @Test
    void withoutOptionsItIsUnboundedAndOnce() {
        Recursion recursion = recursion(c -> c.recursive());
        assertThat(recursion).isEqualTo(new Recursion(null, List.of(), false, Cycles.LEAF));
    }

    @Test
    void optionsAddToWhatWasSaidBefore() {
        Recursion recursion = recursion(c -> c.recursive(3)
                .limit(2)
                .recursive(r -> r.everywhere().cycles(Cycles.ERROR).along(friends, f -> f.limit(5)))
                .recursive(r -> r.along("spouse")));
        assertThat(recursion.depth()).isEqualTo(3);
        assertThat(recursion.everywhere()).isTrue();
        assertThat(recursion.cycles()).isEqualTo(Cycles.ERROR);
        assertThat(recursion.along()).extracting(IncludeSpec::name).containsExactly("friends", "spouse");
        assertThat(recursion.along().get(0).level().limit()).isEqualTo(5);
    }

    @Test
    void allRelationsReadOfARowWhatTheIncludeReads() {
        IncludeSpec include = included(c -> c.limit(7)
                .include(spouse)
                .recursive(r -> r.along(friends.as("mates"), f -> f.limit(5).offset(1))));
        assertThat(include.followed()).extracting(IncludeSpec::name).containsExactly("children", "mates");
        assertThat(include.followed()).extracting(of -> of.level().limit()).containsExactly(7L, 5L);
        assertThat(include.followed())
                .allSatisfy(of -> assertThat(of.level().include("spouse")).isNotNull());
    }

    @Test
    void aDepthIsAtLeastOne() {
        assertThatThrownBy(() -> included(c -> c.recursive(0)))
                .isInstanceOf(QueryException.class)
                .hasMessage("The depth 0 of a recursive include must be 1 or more; leave it out for as many levels as"
                        + " there are");
    }

    @Test
    void aRecursiveIncludeIsNotMergedWithAnother() {
        Select<DynamicEntity> select = Select.from(person).include(children, c -> c.recursive());
        assertThatThrownBy(() -> select.include("children.spouse"))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("'children' is included twice with different options");
    }
}
