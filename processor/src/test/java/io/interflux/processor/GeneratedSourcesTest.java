package io.interflux.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedSourcesTest {

    private static final Compilation GRANTS =
            Compilation.of(Compilation.resources("grants", "User", "Profile", "Grant"));

    @ParameterizedTest
    @ValueSource(strings = {"User_", "User_Mapping"})
    void aSourceIsExactlyThis(String name) {
        String path = "grants/" + name + ".java";

        assertThat(GRANTS.text(path)).isEqualTo(Compilation.resource("generated/" + path));
    }

    @Test
    void anEntityHasThreeFilesAndNoneIsShared() {
        assertThat(GRANTS.messages()).isEmpty();
        assertThat(GRANTS.generated())
                .containsExactly(
                        "META-INF/native-image/io.interflux.generated/grants.Grant_Mapping/reflect-config.json",
                        "META-INF/native-image/io.interflux.generated/grants.Profile_Mapping/reflect-config.json",
                        "META-INF/native-image/io.interflux.generated/grants.User_Mapping/reflect-config.json",
                        "grants/Grant_.java",
                        "grants/Grant_Mapping.java",
                        "grants/Profile_.java",
                        "grants/Profile_Mapping.java",
                        "grants/User_.java",
                        "grants/User_Mapping.java");
        assertThat(GRANTS.text("META-INF/native-image/io.interflux.generated/grants.User_Mapping/reflect-config.json"))
                .isEqualTo(
                        "[{\"name\": \"grants.User_Mapping\", \"methods\": [{\"name\": \"values\", \"parameterTypes\": []}]}]\n");
    }

    @Test
    void equalSourcesGiveEqualFilesInWhateverOrder() {
        Compilation reversed = Compilation.of(Compilation.resources("grants", "Grant", "Profile", "User"));

        assertThat(reversed.generated()).isEqualTo(GRANTS.generated());
        for (String path : GRANTS.generated()) {
            assertThat(reversed.text(path)).isEqualTo(GRANTS.text(path));
        }
    }

    @Test
    void handlesAreAsVisibleAsTheirEntity() {
        String kinds = Compilation.resource("grants/Kinds.java");

        assertThat(GRANTS.text("grants/User_.java")).contains("public final class User_ {");
        assertThat(Compilation.of(kinds).text("grants/Kinds_Desk_.java")).contains("\nfinal class Kinds_Desk_ {");
    }

    @Test
    void operatorsFollowTheTypes() {
        assertThat(Compilation.of(Compilation.resource("grants/Kinds.java")).text("grants/Kinds_Everything_.java"))
                .contains("ComparableHandle<Kinds.Everything, Integer> two = model.attribute(\"two\", Integer.class);")
                .contains("BooleanHandle<Kinds.Everything> flag = model.bool(\"flag\");")
                .contains("TextHandle<Kinds.Everything> code = model.text(\"code\");")
                .contains("AttributeHandle<Kinds.Everything, String> json = model.value(\"json\");")
                .contains("AttributeHandle<Kinds.Everything, byte[]> bytes = model.value(\"bytes\");")
                .contains(
                        "ComparableHandle<Kinds.Everything, Kinds.Colour> colour = model.attribute(\"colour\", Kinds.Colour.class);")
                .contains("ArrayHandle<Kinds.Everything, List<String>, String> tags = model.array(\"tags\");")
                .contains("ArrayHandle<Kinds.Everything, Integer[], Integer> numbers = model.array(\"numbers\");")
                .contains("AttributeHandle<Kinds.Everything, Kinds.Email> email = model.value(\"email\");")
                .contains("TextHandle<Kinds.Everything> model_ = model.text(\"model\");");
    }
}
