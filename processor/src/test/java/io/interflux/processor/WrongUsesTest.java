package io.interflux.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the types of the handles do not let through. */
class WrongUsesTest {

    private static final String[] GRANTS = Compilation.resources("grants", "User", "Profile", "Grant");

    private static Compilation using(String expression) {
        return Compilation.of(Compilation.and(
                GRANTS,
                """
                package grants;

                import io.interflux.query.Select;

                class Uses {
                    Object used = %s;
                }
                """
                        .formatted(expression)));
    }

    private static void assertWrong(String expression, String message) {
        assertThat(using(expression).errors())
                .singleElement()
                .asString()
                .startsWith("Uses.java: ")
                .contains(message);
    }

    @Test
    void rightUsesCompile() {
        assertThat(using(
                                "Select.from(User_.model).where(User_.points.greaterThan(100).and(User_.username.like(\"p%\")))"
                                        + ".include(User_.profiles, p -> p.through(t -> t.only(Grant_.selfGranted)).limit(5)"
                                        + ".orderBy(User_.profiles.junction(Grant_.id).asc()))")
                        .messages())
                .isEmpty();
    }

    @Test
    void textComparedWithANumber() {
        assertWrong("User_.username.eq(5)", "no suitable method found for eq(int)");
        assertWrong("User_.points.greaterThan(\"5\")", "no suitable method found for greaterThan(java.lang.String)");
        assertWrong(
                "User_.username.eq(User_.points)",
                "no suitable method found for eq(io.interflux.query.ComparableHandle<grants.User,java.lang.Integer>)");
    }

    @Test
    void anOperatorThatTheTypeDoesNotAllow() {
        assertWrong("User_.points.like(\"5%\")", "cannot find symbol");
        assertWrong("Grant_.selfGranted.greaterThan(true)", "cannot find symbol");
    }

    @Test
    void anIncludeOfAnotherModelsAssociation() {
        assertWrong(
                "Select.from(User_.model).include(Grant_.user)",
                "no suitable method found for include(io.interflux.query.ToOneHandle<grants.Grant,grants.User>)");
    }

    @Test
    void anotherModelsAttributeInOnly() {
        assertWrong(
                "Select.from(User_.model).only(Profile_.name)",
                "no suitable method found for only(io.interflux.query.TextHandle<grants.Profile>)");
    }

    @Test
    void aJunctionsAttributeThatIsAnotherModels() {
        assertWrong(
                "User_.profiles.junction(Profile_.name)",
                "method junction in class io.interflux.query.ManyToManyHandle<E,T,J> cannot be applied to given types");
        assertWrong(
                "Select.from(User_.model).include(User_.profiles, p -> p.through(t -> t.only(Profile_.name)))",
                "no suitable method found for only(io.interflux.query.TextHandle<grants.Profile>)");
    }

    @Test
    void aJunctionWhereThereIsNone() {
        assertWrong(
                "Select.from(Grant_.model).include(Grant_.user, u -> u.through(t -> t.none()))", "cannot find symbol");
        assertWrong(
                "Select.from(User_.model).include(User_.grants, g -> g.through(t -> t.none()))", "cannot find symbol");
    }
}
