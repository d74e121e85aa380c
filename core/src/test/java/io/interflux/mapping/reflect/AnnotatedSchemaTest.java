package io.interflux.mapping.reflect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.annotation.BelongsTo;
import io.interflux.annotation.BelongsToMany;
import io.interflux.annotation.Column;
import io.interflux.annotation.Convert;
import io.interflux.annotation.Entity;
import io.interflux.annotation.Generated;
import io.interflux.annotation.HasMany;
import io.interflux.annotation.Id;
import io.interflux.annotation.Junction;
import io.interflux.annotation.Version;
import io.interflux.error.SchemaException;
import io.interflux.model.Association;
import io.interflux.model.Attribute;
import io.interflux.model.Converter;
import io.interflux.model.DataType;
import io.interflux.model.Model;
import io.interflux.model.Naming;
import io.interflux.model.Schema;
import io.interflux.model.TableName;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnnotatedSchemaTest {

    @Entity
    record User(
            @Id @Generated Long id,
            String username,
            Integer points,
            @BelongsToMany(through = Grant.class) List<Profile> profiles,
            @HasMany List<Grant> grants) {}

    @Entity
    record Profile(
            @Id @Generated Long id,
            String name,
            @Junction Grant grant,
            @BelongsToMany(through = Grant.class) List<User> users,
            @HasMany List<Grant> grants) {}

    @Entity
    record Grant(
            @Id @Generated Long id,
            Boolean selfGranted,
            Long userId,
            Long profileId,
            @BelongsTo User user,
            @BelongsTo Profile profile) {}

    enum Colour {
        RED,
        BLUE
    }

    record Email(String address) {}

    static final class EmailConverter implements Converter<Email, String> {

        @Override
        public Class<Email> attributeType() {
            return Email.class;
        }

        @Override
        public String toColumn(Email value) {
            return value.address();
        }

        @Override
        public Email toAttribute(String value) {
            return new Email(value);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // how arrays are stored is the subject
    @Entity(name = "Thing", schema = "app", table = "things_table")
    record Everything(
            @Id UUID key,
            int number,
            @Column(name = "TXT", type = DataType.Kind.TEXT, nullable = false) String text,
            @Column(length = 40, unique = true) String code,
            @Column(precision = 12, scale = 2) BigDecimal price,
            Colour colour,
            @Convert(EmailConverter.class) @Column(length = 80) Email email,
            String[] tags,
            List<Integer> marks,
            byte[] data) {}

    @Entity
    record Node(@Id Long id, @BelongsToMany(throughName = "edges", inverseAs = "sources") List<Node> targets) {}

    private static Model model(Schema schema, Class<?> type) {
        return schema.model(type).orElseThrow();
    }

    @Test
    void recordsMakeTheSuperManyToMany() {
        Schema schema = Schema.of(User.class, Profile.class, Grant.class);
        assertThat(schema.models()).extracting(Model::name).containsExactly("user", "profile", "grant");
        assertThat(model(schema, User.class).table()).isEqualTo(TableName.of("users"));
        assertThat(model(schema, User.class).associations())
                .extracting(Association::toString)
                .containsExactly("user.grants (hasMany grant)", "user.profiles (belongsToMany profile through grant)");
        assertThat(model(schema, Grant.class).attributes())
                .extracting(Attribute::name)
                .containsExactly("id", "selfGranted", "userId", "profileId");
        assertThat(model(schema, Grant.class).attribute("userId").orElseThrow().nullable())
                .isFalse();
        assertThat(schema.foreignKeys()).hasSize(2);
    }

    @Test
    void componentsSayHowTheyAreStored() {
        Model thing = model(Schema.of(Everything.class), Everything.class);
        assertThat(thing.name()).isEqualTo("Thing");
        assertThat(thing.table()).hasToString("app.things_table");
        assertThat(thing.attributes())
                .extracting(Attribute::toString)
                .containsExactly(
                        "key UUID",
                        "number INTEGER",
                        "text TEXT",
                        "code STRING(40)",
                        "price DECIMAL(12, 2)",
                        "colour ENUM[RED, BLUE]",
                        "email STRING(80)",
                        "tags STRING(255)[]",
                        "marks INTEGER[]",
                        "data BYTES");
        assertThat(thing.attributes())
                .filteredOn(attribute -> !attribute.nullable())
                .extracting(Attribute::column)
                .containsExactly("key", "number", "TXT");
        assertThat(thing.attribute("email").orElseThrow().toColumn(new Email("a@b.c")))
                .isEqualTo("a@b.c");
        assertThat(thing.attribute("marks").orElseThrow().toColumn(List.of(1, 2)))
                .isEqualTo(new Integer[] {1, 2});
        assertThat(thing.attribute("marks").orElseThrow().toAttribute(new Integer[] {1, 2}))
                .isEqualTo(List.of(1, 2));
        assertThat(thing.uniqueKeys()).hasSize(1);
    }

    @Test
    void namingCountsForClassesToo() {
        Schema schema = Schema.builder()
                .naming(Naming.snakeCase())
                .add(User.class, Profile.class, Grant.class)
                .build();
        assertThat(model(schema, Grant.class)
                        .attribute("selfGranted")
                        .orElseThrow()
                        .column())
                .isEqualTo("self_granted");
    }

    @Test
    void aSelfManyToManyNamesItsInverse() {
        Schema schema = Schema.of(Node.class);
        assertThat(model(schema, Node.class).associations())
                .extracting(Association::name)
                .containsExactly("targets", "sources");
        assertThat(schema.model("edges").orElseThrow().attributes())
                .extracting(Attribute::name)
                .containsExactly("nodeId", "targetId");
    }

    @Entity
    record Unknown(@Id Long id, List<User> users) {}

    @Entity
    record Keyless(String name) {}

    @Entity(keyless = true)
    record Event(String name) {}

    record NoEntity(Long id) {}

    @Entity
    record ToNoEntity(@Id Long id, @BelongsTo NoEntity other) {}

    @Entity
    record NoList(@Id Long id, @HasMany User users) {}

    @Entity
    record NoJunction(@Id Long id, @BelongsToMany List<User> users) {}

    @Entity
    record WrongConverter(@Id Long id, @Convert(EmailConverter.class) String email) {}

    @Entity
    record WrongKind(@Id Long id, @Column(type = DataType.Kind.JSON) Integer number) {}

    @Entity
    static class TwoConstructors {

        TwoConstructors(@Nullable Long id) {}

        TwoConstructors(@Nullable Long id, @Nullable String name) {}
    }

    @Entity
    static class OneBesideTheEmpty {

        private final @Nullable Long id;

        OneBesideTheEmpty() {
            this(null);
        }

        OneBesideTheEmpty(@Id @Nullable Long id) {
            this.id = id;
        }

        @Nullable Long id() {
            return id;
        }
    }

    private static void assertRefused(Class<?> type, String... parts) {
        assertThatThrownBy(() -> Schema.of(type))
                .isInstanceOf(SchemaException.class)
                .hasMessageContainingAll(parts);
    }

    @Entity
    record TwoVersions(@Id Long id, @Version Long first, @Version Long second) {}

    @Test
    void twoVersionsAreRefused() {
        assertRefused(
                TwoVersions.class,
                "The model twoVersions says version() of the attribute first and of second, but each row has one; keep one of"
                        + " them.");
    }

    @Test
    void whatCannotBeReadNamesTheFix() {
        assertRefused(Unknown.class, "Unknown.users", "@HasMany", "@Convert");
        assertRefused(Keyless.class, "no primary key", "@Id", "keyless = true");
        assertRefused(NoEntity.class, "annotate it with @Entity");
        assertRefused(ToNoEntity.class, "ToNoEntity.other", "NoEntity", "annotate it with @Entity");
        assertRefused(User.class, "Grant of the association User.profiles", "add Grant.class");
        assertRefused(NoList.class, "NoList.users", "make it a List or a Many of an entity");
        assertRefused(NoJunction.class, "NoJunction.users", "through = Grant.class");
        assertRefused(WrongConverter.class, "EmailConverter", "is for Email", "is of String");
        assertRefused(WrongKind.class, "[JSON]", "stored as INTEGER");
        assertRefused(TwoConstructors.class, "has 2 constructors");
        assertThat(Schema.of(OneBesideTheEmpty.class)
                        .model(OneBesideTheEmpty.class)
                        .orElseThrow()
                        .attributes())
                .extracting(Attribute::name)
                .containsExactly("id");
        assertThat(Schema.of(Event.class).model(Event.class).orElseThrow().primaryKey())
                .isNull();
    }
}
