package io.interflux.model;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.LONG;
import static io.interflux.model.DataType.STRING;
import static io.interflux.model.SchemaFixtures.associations;
import static io.interflux.model.SchemaFixtures.attributes;
import static io.interflux.model.SchemaFixtures.foreignKeys;
import static io.interflux.model.SchemaFixtures.model;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReferenceTest {

    private final SchemaBuilder s = Schema.builder();

    @Test
    void aModelWithoutKeyGetsAGeneratedId() {
        s.define("user").attribute("username", STRING);
        Schema schema = s.build();
        assertThat(model(schema, "user").primaryKey()).hasToString("(id)");
        assertThat(model(schema, "user").attributes().iterator().next())
                .isEqualTo(new Attribute("id", "id", LONG, null, false, false, true));
    }

    @Test
    void orderOfDeclarationDoesNotMatter() {
        s.hasMany("user", "article");
        s.belongsTo("article", "user");
        s.define("article");
        s.define("user");
        assertThat(foreignKeys(s.build())).containsExactly("article(userId) -> user(id) SET NULL/CASCADE");
    }

    @Test
    void theAliasNamesTheForeignKeyOfABelongsTo() {
        s.belongsTo(s.define("article"), s.define("user")).as("author");
        assertThat(attributes(s.build(), "article")).containsExactly("id", "authorId");
    }

    @Test
    void aCollectionTakesTheOnlyForeignKeyThatRefersBack() {
        s.hasMany(s.define("user"), s.define("article"));
        s.belongsTo("article", "user").as("author");
        Schema schema = s.build();
        assertThat(attributes(schema, "article")).containsExactly("id", "authorId");
        assertThat(associations(schema, "user")).containsExactly("user.articles (hasMany article)");
    }

    @Test
    void aForeignKeyThatIsNotNullRefusesTheDelete() {
        s.belongsTo(s.define("article"), s.define("user")).notNull();
        Schema schema = s.build();
        assertThat(foreignKeys(schema)).containsExactly("article(userId) -> user(id) NO ACTION/CASCADE");
        assertThat(model(schema, "article").attribute("userId").orElseThrow().nullable())
                .isFalse();
    }

    @Test
    void givenActionsWin() {
        s.belongsTo(s.define("article"), s.define("user"));
        s.hasMany("user", "article").onDelete(ReferentialAction.CASCADE).onUpdate(ReferentialAction.RESTRICT);
        assertThat(foreignKeys(s.build())).containsExactly("article(userId) -> user(id) CASCADE/RESTRICT");
    }

    @Test
    void withoutConstraintsThereIsNoForeignKey() {
        s.belongsTo(s.define("article"), s.define("user").attribute("name", STRING))
                .targetKey("name")
                .constraints(false);
        Schema schema = s.build();
        assertThat(schema.foreignKeys()).isEmpty();
        assertThat(attributes(schema, "article")).containsExactly("id", "userName");
    }

    @Test
    void compositeKeysAreReferredToInTheirOrder() {
        s.define("game").id("season", LONG).id("number", LONG);
        s.define("goal");
        s.hasMany("game", "goal");
        s.belongsTo("goal", "game");
        Schema schema = s.build();
        assertThat(foreignKeys(schema))
                .containsExactly("goal(gameSeason, gameNumber) -> game(season, number) SET NULL/CASCADE");
        assertThat(model(schema, "goal").association("game").orElseThrow().sourceKey())
                .hasToString("(gameSeason, gameNumber)");
    }

    @Test
    void aForeignKeyMayBeThePrimaryKey() {
        s.define("user");
        s.define("settings").primaryKey("userId");
        s.hasOne("user", "settings");
        Schema schema = s.build();
        assertThat(model(schema, "settings").primaryKey()).hasToString("(userId)");
        assertThat(foreignKeys(schema)).containsExactly("settings(userId) -> user(id) NO ACTION/CASCADE");
        assertThat(associations(schema, "user")).containsExactly("user.settings (hasOne settings)");
    }

    @Test
    void convertersAreInherited() {
        Converter<StringBuilder, String> converter = new Converter<>() {
            @Override
            public Class<StringBuilder> attributeType() {
                return StringBuilder.class;
            }

            @Override
            public String toColumn(StringBuilder value) {
                return value.toString();
            }

            @Override
            public StringBuilder toAttribute(String value) {
                return new StringBuilder(value);
            }
        };
        s.define("user").attribute("code", STRING, a -> a.converter(converter)).primaryKey("code");
        s.define("article");
        s.belongsTo("article", "user");
        assertThat(model(s.build(), "article")
                        .attribute("userCode")
                        .orElseThrow()
                        .converter())
                .isSameAs(converter);
    }

    @Test
    void scopesAreResolved() {
        s.define("post");
        s.define("comment").attribute("spam", BOOLEAN);
        s.hasMany("post", "comment").as("spam").scope("spam", true);
        assertThat(model(s.build(), "post").association("spam").orElseThrow().scope())
                .extracting(ScopeValue::value)
                .containsExactly(true);
    }

    @Test
    void snakeCaseNamesColumnsAndTables() {
        s.naming(Naming.snakeCase());
        s.belongsTo(s.define("readingList"), s.define("mediumUser"));
        Schema schema = s.build();
        assertThat(model(schema, "readingList").table()).isEqualTo(TableName.of("reading_lists"));
        assertThat(model(schema, "readingList")
                        .attribute("mediumUserId")
                        .orElseThrow()
                        .column())
                .isEqualTo("medium_user_id");
    }

    @Test
    void buildingTwiceGivesTheSame() {
        s.belongsToMany(s.define("user"), s.define("profile")).through("grant");
        assertThat(foreignKeys(s.build())).isEqualTo(foreignKeys(s.build()));
    }

    @Test
    void aModelMayHaveNoPrimaryKey() {
        s.define("event").attribute("name", STRING).noPrimaryKey();
        Schema schema = s.build();
        assertThat(model(schema, "event").primaryKey()).isNull();
        assertThat(attributes(schema, "event")).containsExactly("name");
    }

    @Test
    void tablesAndColumnsAreExact() {
        s.define("user").table("app", "Users").attribute("name", STRING, a -> a.column("NAME")
                .unique());
        Schema schema = s.build();
        assertThat(model(schema, "user").table()).hasToString("app.Users");
        assertThat(model(schema, "user").attribute("name").orElseThrow().column())
                .isEqualTo("NAME");
        assertThat(model(schema, "user").uniqueKeys()).hasSize(1);
    }
}
