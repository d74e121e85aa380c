package io.interflux.r2dbc.semantics;

import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.STRING;
import static io.interflux.r2dbc.semantics.Sandbox.row;

import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ComparableHandle;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.TextHandle;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import io.interflux.testkit.TestDatabase;

/**
 * Authors of countries, their books, chapters and tags. The bio's key is declared unique, so that it is joined; the desk's is not, so that
 * it has a statement of its own.
 *
 * <pre>
 * Ana (Peru, born 1950, bio ba, desk da): Ark 100 pages (chapters a1 10, a2 20, a3 30; tags red 3, green 1, blue 2),
 *                                         Bow 300 pages (chapter b1 5; tags red 1, blue without weight), Cup 200 pages (nothing)
 * Ben (Iran, born 1940, desk db):         Dew 50 pages (chapter d1 7; tag green 5), Elm (nothing)
 * Cid (no country, not known when born)
 * Dea (Peru, born 1940, bio bd):          Fig 100 pages (chapters f1 1, f2 2; tags red 2, gray 2)
 * </pre>
 */
final class Library {

    static final ModelHandle<DynamicEntity> COUNTRY = ModelHandle.of("country");
    static final ModelHandle<DynamicEntity> AUTHOR = ModelHandle.of("author");
    static final ModelHandle<DynamicEntity> BIO = ModelHandle.of("bio");
    static final ModelHandle<DynamicEntity> DESK = ModelHandle.of("desk");
    static final ModelHandle<DynamicEntity> BOOK = ModelHandle.of("book");
    static final ModelHandle<DynamicEntity> CHAPTER = ModelHandle.of("chapter");
    static final ModelHandle<DynamicEntity> TAG = ModelHandle.of("tag");
    static final ModelHandle<DynamicEntity> TAGGING = ModelHandle.of("tagging");

    static final TextHandle<DynamicEntity> COUNTRY_NAME = COUNTRY.text("name");
    static final TextHandle<DynamicEntity> AUTHOR_NAME = AUTHOR.text("name");
    static final ComparableHandle<DynamicEntity, Integer> BORN = AUTHOR.attribute("born", Integer.class);
    static final TextHandle<DynamicEntity> BIO_NAME = BIO.text("name");
    static final TextHandle<DynamicEntity> DESK_NAME = DESK.text("name");
    static final TextHandle<DynamicEntity> BOOK_NAME = BOOK.text("name");
    static final ComparableHandle<DynamicEntity, Integer> PAGES = BOOK.attribute("pages", Integer.class);
    static final TextHandle<DynamicEntity> CHAPTER_NAME = CHAPTER.text("name");
    static final ComparableHandle<DynamicEntity, Integer> CHAPTER_PAGES = CHAPTER.attribute("pages", Integer.class);
    static final TextHandle<DynamicEntity> TAG_NAME = TAG.text("name");
    static final ComparableHandle<DynamicEntity, Integer> WEIGHT = TAGGING.attribute("weight", Integer.class);

    static final ToOneHandle<DynamicEntity, DynamicEntity> AUTHOR_COUNTRY = AUTHOR.toOne("country", COUNTRY);
    static final ToOneHandle<DynamicEntity, DynamicEntity> AUTHOR_BIO = AUTHOR.toOne("bio", BIO);
    static final ToOneHandle<DynamicEntity, DynamicEntity> AUTHOR_DESK = AUTHOR.toOne("desk", DESK);
    static final ToManyHandle<DynamicEntity, DynamicEntity> BOOKS = AUTHOR.toMany("books", BOOK);
    static final ToOneHandle<DynamicEntity, DynamicEntity> BOOK_AUTHOR = BOOK.toOne("author", AUTHOR);
    static final ToManyHandle<DynamicEntity, DynamicEntity> CHAPTERS = BOOK.toMany("chapters", CHAPTER);
    static final ToOneHandle<DynamicEntity, DynamicEntity> CHAPTER_BOOK = CHAPTER.toOne("book", BOOK);
    static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> TAGS =
            BOOK.manyToMany("tags", TAG, TAGGING);
    static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> TAG_BOOKS =
            TAG.manyToMany("books", BOOK, TAGGING);

    static final Schema SCHEMA = schema();

    private Library() {}

    private static Schema schema() {
        SchemaBuilder schema = Schema.builder();
        ModelDefinition country = schema.define("country").attribute("name", STRING);
        ModelDefinition author =
                schema.define("author").attribute("name", STRING).attribute("born", INTEGER);
        ModelDefinition bio = schema.define("bio")
                .attribute("name", STRING)
                .attribute("authorId", DataType.LONG, key -> key.notNull().unique());
        ModelDefinition desk = schema.define("desk").attribute("name", STRING);
        ModelDefinition book = schema.define("book").attribute("name", STRING).attribute("pages", INTEGER);
        ModelDefinition chapter =
                schema.define("chapter").attribute("name", STRING).attribute("pages", INTEGER);
        ModelDefinition tag = schema.define("tag").attribute("name", STRING);
        schema.belongsTo(author, country);
        schema.hasOne(author, bio);
        schema.hasOne(author, desk);
        schema.hasMany(author, book);
        schema.belongsTo(book, author);
        schema.hasMany(book, chapter);
        schema.belongsTo(chapter, book);
        schema.belongsToMany(book, tag).through("tagging", tagging -> tagging.attribute("weight", INTEGER));
        return schema.build();
    }

    static Sandbox open(TestDatabase database) {
        return Sandbox.of(database, SCHEMA)
                .rows("country(id, name)", row(1, "Peru"), row(2, "Iran"))
                .rows(
                        "author(id, name, born, countryId)",
                        row(1, "Ana", 1950, 1),
                        row(2, "Ben", 1940, 2),
                        row(3, "Cid", null, null),
                        row(4, "Dea", 1940, 1))
                .rows("bio(id, name, authorId)", row(1, "ba", 1), row(4, "bd", 4))
                .rows("desk(id, name, authorId)", row(1, "da", 1), row(2, "db", 2))
                .rows(
                        "book(id, name, pages, authorId)",
                        row(11, "Ark", 100, 1),
                        row(12, "Bow", 300, 1),
                        row(13, "Cup", 200, 1),
                        row(21, "Dew", 50, 2),
                        row(22, "Elm", null, 2),
                        row(41, "Fig", 100, 4))
                .rows(
                        "chapter(id, name, pages, bookId)",
                        row(111, "a1", 10, 11),
                        row(112, "a2", 20, 11),
                        row(113, "a3", 30, 11),
                        row(121, "b1", 5, 12),
                        row(211, "d1", 7, 21),
                        row(411, "f1", 1, 41),
                        row(412, "f2", 2, 41))
                .rows("tag(id, name)", row(1, "red"), row(2, "green"), row(3, "blue"), row(4, "gray"))
                .rows(
                        "tagging(bookId, tagId, weight)",
                        row(11, 1, 3),
                        row(11, 2, 1),
                        row(11, 3, 2),
                        row(12, 1, 1),
                        row(12, 3, null),
                        row(21, 2, 5),
                        row(41, 1, 2),
                        row(41, 4, 2));
    }
}
