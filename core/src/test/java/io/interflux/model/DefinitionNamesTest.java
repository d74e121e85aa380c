package io.interflux.model;

import static io.interflux.model.DataType.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.error.SchemaException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Names are exact: any character may be in one that a database can store, and others are refused where they are given. */
class DefinitionNamesTest {

    private static final List<String> STRANGE = List.of(
            "a\"b",
            "it's",
            "a;b",
            "a.b",
            "a b",
            "$1",
            "?",
            "{a}",
            "a\\b",
            "a\nb",
            "--",
            "/*",
            "select",
            "__proto__",
            "\uD83D\uDE00",
            "\u202Eabc",
            "'); DROP TABLE users; --");

    private final SchemaBuilder s = Schema.builder();

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // what a caller without null checks may give
    private static <V> V absent() {
        return null;
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(SchemaException.class).hasMessage(message);
    }

    private static void assertMissing(ThrowingCallable call, String what) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(what + " is null; give one, or leave the call out.");
    }

    @Test
    void strangeNamesAreTakenAsTheyAre() {
        STRANGE.forEach(name -> s.define(name).table(name + " t").attribute(name + " a", LONG, a -> a.column(name)));
        Schema schema = s.build();
        for (String name : STRANGE) {
            Model model = schema.model(name).orElseThrow();
            assertThat(model.table().name()).isEqualTo(name + " t");
            assertThat(model.attribute(name + " a").orElseThrow().column()).isEqualTo(name);
        }
    }

    @Test
    void charactersThatNoDatabaseStoresAreRefused() {
        String nul = "\", which has the character U+0000 that no database can store; choose another name.";
        assertRefused(() -> s.define("a\0b"), "The name of a model is \"a\\0b" + nul);
        ModelDefinition user = s.define("user");
        assertRefused(() -> user.attribute("a\0", LONG), "The name of an attribute of user is \"a\\0" + nul);
        assertRefused(() -> user.table("\0t"), "The table of user is \"\\0t" + nul);
        assertRefused(
                () -> user.attribute("x", LONG, a -> a.column("c\0")), "The column of the attribute x is \"c\\0" + nul);
        assertRefused(() -> s.belongsTo("user", "user").as("\0"), "The alias of belongsTo(user, user) is \"\\0" + nul);
        assertRefused(
                () -> s.define("cut\uD83D"),
                "The name of a model is \"cut\uD83D\", which has half of a surrogate pair, U+D83D that no database can store;"
                        + " choose another name.");
        assertRefused(() -> DataType.enumOf("a", "\0"), "The name of an enum type is \"\\0" + nul);
    }

    @Test
    void missingNamesAreRefused() {
        String fix = " is null; give it a name that is not empty.";
        assertRefused(() -> s.define(absent()), "The name of a model" + fix);
        ModelDefinition user = s.define("user");
        assertRefused(() -> user.attribute(absent(), LONG), "The name of an attribute of user" + fix);
        assertRefused(() -> s.belongsTo("user", absent()), "The target of a belongsTo" + fix);
        assertRefused(() -> s.belongsToMany(absent(), "user"), "The source of a belongsToMany" + fix);
        assertRefused(
                () -> s.hasMany("user", "user").foreignKey("a", absent()),
                "The foreignKey of hasMany(user, user)" + fix);
    }

    @Test
    void missingPartsAreNamed() {
        ModelDefinition user = s.define("user");
        assertMissing(() -> user.attribute("points", absent()), "The type of user.points");
        assertMissing(() -> user.attribute("points", LONG, absent()), "The block of options of user.points");
        assertMissing(() -> s.naming(absent()), "The naming");
        assertMissing(() -> s.belongsTo(user, absent()), "A model of an association");
        assertMissing(() -> s.add(String.class, absent()), "A class of the schema");
        assertMissing(() -> DataType.arrayOf(absent()), "The type of an array's elements");
        assertMissing(() -> DataType.enumOf("a", absent()), "A name of an enum type");
        s.define("post").attribute("kind", LONG);
        s.hasMany("user", "post").scope("kind", absent());
        assertMissing(s::build, "The value of a scope on post.kind");
    }

    @Test
    void anEnumTypeHasEachNameOnce() {
        assertThatThrownBy(() -> DataType.enumOf("a", "b", "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The enum type [a, b, a] has a name twice; name each once");
    }
}
