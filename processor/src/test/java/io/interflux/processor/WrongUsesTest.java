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

                import io.interflux.Interflux;
                import io.interflux.query.Condition;
                import io.interflux.query.Select;

                abstract class Uses {
                    abstract Interflux interflux();
                    abstract User amidala();
                    Object used = %s;
                }
                """
                        .formatted(expression)));
    }

    private static String notA(String given, String entity) {
        return "io.interflux.query.Condition<grants.%s> cannot be converted to io.interflux.query.Condition<grants.%s>"
                .formatted(given, entity);
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
                "no suitable method found for junction(io.interflux.query.TextHandle<grants.Profile>)");
        assertWrong(
                "Select.from(User_.model).include(User_.profiles, p -> p.through(t -> t.only(Profile_.name)))",
                "no suitable method found for only(io.interflux.query.TextHandle<grants.Profile>)");
    }

    @Test
    void anotherModelsAttributeInWhere() {
        assertWrong("Select.from(User_.model).where(Profile_.name.eq(\"Queen\"))", notA("Profile", "User"));
        assertWrong(
                "Select.from(User_.model).where(User_.points.eq(5).and(Profile_.name.eq(\"Queen\").not()))",
                "no suitable method found for and(io.interflux.query.Condition<grants.Profile>)");
        assertWrong(
                "Select.from(User_.model).where(User_.points.eq(5).or(Grant_.user.to(User_.points).eq(5)))",
                "no suitable method found for or(io.interflux.query.Condition<grants.Grant>)");
        assertWrong(
                "Select.from(User_.model).where(Condition.and(java.util.List.of(User_.points.eq(5), Grant_.id.eq(5L))))",
                "no suitable method found for and(java.util.List<io.interflux.query.Condition<? extends java.lang.Record>>)");
    }

    @Test
    void anotherModelsAttributeInAnIncludesWhere() {
        assertWrong(
                "Select.from(User_.model).include(User_.grants, g -> g.where(User_.points.eq(5)))",
                notA("User", "Grant"));
        assertWrong(
                "Select.from(Grant_.model).include(Grant_.user, u -> u.where(Grant_.selfGranted.isTrue()))",
                notA("Grant", "User"));
        assertWrong(
                "Select.from(User_.model).include(User_.profiles, p -> p.include(Profile_.users, u -> u.where(Profile_.id.eq(1L))))",
                notA("Profile", "User"));
    }

    @Test
    void anotherModelsAttributeInAJunctionsWhere() {
        assertWrong(
                "Select.from(User_.model).include(User_.profiles, p -> p.through(t -> t.where(Profile_.name.eq(\"Queen\"))))",
                notA("Profile", "Grant"));
        assertWrong(
                "Select.from(User_.model).include(User_.profiles, p -> p.where(Grant_.selfGranted.isTrue()))",
                notA("Grant", "Profile"));
        assertWrong(
                "Select.from(User_.model).include(User_.profiles, p -> p.through(t -> t.where(User_.profiles.junction(Grant_.id).eq(1L))))",
                notA("Profile", "Grant"));
    }

    @Test
    void anotherModelsAttributeInAConditionOnAnAssociation() {
        assertWrong("User_.profiles.any(User_.points.eq(5))", notA("User", "Profile"));
        assertWrong("User_.grants.none(Profile_.name.eq(\"Queen\"))", notA("Profile", "Grant"));
        assertWrong("User_.profiles.all(Grant_.selfGranted.isTrue())", notA("Grant", "Profile"));
        assertWrong("User_.grants.count(User_.points.eq(5))", notA("User", "Grant"));
        assertWrong("Select.from(User_.model).where(Profile_.users.any(User_.points.eq(5)))", notA("Profile", "User"));
        assertWrong("Select.from(User_.model).where(Profile_.users.count().greaterThan(5))", notA("Profile", "User"));
    }

    @Test
    void anotherModelsAttributeComparedWithAnAttribute() {
        assertWrong("User_.username.eq(Profile_.name)", "no suitable method found for eq");
        assertWrong("User_.id.lessThan(Grant_.id)", "no suitable method found for lessThan");
    }

    @Test
    void anotherModelsAttributeInOrderBy() {
        assertWrong(
                "Select.from(User_.model).orderBy(Profile_.name.asc())",
                "no suitable method found for orderBy(io.interflux.query.Ordering<grants.Profile>)");
        assertWrong(
                "Select.from(User_.model).orderBy(User_.username.asc(), Profile_.users.count().desc())",
                "method orderBy in class io.interflux.query.Selection<T,S> cannot be applied to given types");
        assertWrong(
                "Select.from(User_.model).include(User_.profiles, p -> p.orderBy(Grant_.id.asc()))",
                "no suitable method found for orderBy(io.interflux.query.Ordering<grants.Grant>)");
        assertWrong(
                "Select.from(Grant_.model).orderBy(Grant_.user.to(Profile_.name).asc())",
                "no suitable method found for to(io.interflux.query.TextHandle<grants.Profile>)");
    }

    @Test
    void anotherModelsAttributeInAWrite() {
        assertWrong(
                "interflux().update(User_.model).set(User_.points, 0).where(Grant_.selfGranted.isTrue())",
                notA("Grant", "User"));
        assertWrong("interflux().delete(User_.model).where(Profile_.name.isNull())", notA("Profile", "User"));
        assertWrong(
                "interflux().update(User_.model).set(Profile_.name, \"Queen\")",
                "no suitable method found for set(io.interflux.query.TextHandle<grants.Profile>,java.lang.String)");
        assertWrong(
                "interflux().relation(amidala(), User_.profiles).count(User_.points.eq(5))", notA("User", "Profile"));
    }

    @Test
    void aJunctionWhereThereIsNone() {
        assertWrong(
                "Select.from(Grant_.model).include(Grant_.user, u -> u.through(t -> t.none()))", "cannot find symbol");
        assertWrong(
                "Select.from(User_.model).include(User_.grants, g -> g.through(t -> t.none()))", "cannot find symbol");
    }
}
