package io.interflux.r2dbc.write;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.STRING;
import static io.interflux.r2dbc.write.Workbench.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.interflux.error.StaleEntityException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import io.interflux.testkit.OnEachDatabase;
import io.interflux.testkit.TestDatabase;
import java.util.List;
import java.util.Map;

/** Rows that are marked as deleted are in nothing that is read, unless the query asks for them. */
class SoftDeleteIT {

    private static final ModelHandle<DynamicEntity> AUTHOR = ModelHandle.of("author");
    private static final ModelHandle<DynamicEntity> BOOK = ModelHandle.of("book");
    private static final ModelHandle<DynamicEntity> TAG = ModelHandle.of("tag");
    private static final ToManyHandle<DynamicEntity, DynamicEntity> BOOKS = AUTHOR.toMany("books", BOOK);
    private static final ToOneHandle<DynamicEntity, DynamicEntity> WRITER = BOOK.toOne("author", AUTHOR);
    private static final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> TAGS =
            BOOK.manyToMany("tags", TAG, ModelHandle.of("label"));

    static Schema schema() {
        SchemaBuilder s = Schema.builder();
        s.define("author").attribute("name", STRING).softDelete();
        s.define("book").attribute("title", STRING).softDelete();
        s.define("tag").attribute("word", STRING).softDelete();
        s.hasMany("author", "book");
        s.belongsTo("book", "author");
        s.belongsToMany("book", "tag")
                .through("label", j -> j.id().attribute("own", BOOLEAN).softDelete());
        return s.build();
    }

    /** Two authors with two books each; the books have the tags 1 and 2. */
    private static Workbench library(TestDatabase database) {
        Workbench bench = Workbench.of(database, schema());
        bench.rows("author", Map.of("name", "Ana"), Map.of("name", "Ben"));
        bench.rows(
                "book",
                Map.of("title", "a", "authorId", 1),
                Map.of("title", "b", "authorId", 1),
                Map.of("title", "c", "authorId", 2),
                Map.of("title", "d", "authorId", 2));
        bench.rows("tag", Map.of("word", "x"), Map.of("word", "y"));
        bench.rows(
                "label",
                Map.of("bookId", 1, "tagId", 1),
                Map.of("bookId", 1, "tagId", 2),
                Map.of("bookId", 3, "tagId", 1),
                Map.of("bookId", 3, "tagId", 2));
        return bench;
    }

    private static void delete(Workbench bench, String model, int id) {
        assertThat(bench.one(bench.interflux().delete(DynamicEntity.of(model, Map.of("id", id)))))
                .isTrue();
    }

    private static List<Object> titles(Workbench bench, Select<DynamicEntity> books) {
        return bench.all(bench.interflux().find(books).map(book -> String.valueOf(book.get("title"))));
    }

    @OnEachDatabase
    void aDeleteMarksTheRowOnce(TestDatabase database) {
        Workbench bench = library(database);
        delete(bench, "book", 1);
        assertThat(bench.sent())
                .containsExactly("UPDATE \"books\" t0 SET \"deletedAt\" = CURRENT_TIMESTAMP WHERE t0.\"id\" = $1 AND"
                        + " t0.\"deletedAt\" IS NULL");
        assertThat(bench.one(bench.interflux().delete(DynamicEntity.of("book", Map.of("id", 1)))))
                .isFalse();
        assertThat(bench.column("SELECT \"id\" FROM \"books\" WHERE \"deletedAt\" IS NOT NULL"))
                .containsExactly(1L);
    }

    @OnEachDatabase
    void rootsCountsAndExistenceLeaveDeletedRowsOut(TestDatabase database) {
        Workbench bench = library(database);
        delete(bench, "book", 1);
        Select<DynamicEntity> ofAna =
                Select.from(BOOK).where(BOOK.attribute("authorId").eq(1));
        assertThat(titles(bench, ofAna)).containsExactly("b");
        assertThat(bench.sent())
                .containsExactly("SELECT t0.\"id\", t0.\"title\", t0.\"deletedAt\", t0.\"authorId\" FROM \"books\" t0"
                        + " WHERE t0.\"deletedAt\" IS NULL AND t0.\"authorId\" = $1 ORDER BY t0.\"id\" LIMIT $2");
        assertThat(bench.one(bench.interflux().count(ofAna))).isEqualTo(1L);
        assertThat(bench.one(bench.interflux().count(ofAna.withDeleted()))).isEqualTo(2L);
        assertThat(titles(bench, ofAna.withDeleted())).containsExactly("a", "b");
        delete(bench, "book", 2);
        assertThat(bench.one(bench.interflux().exists(ofAna))).isFalse();
        assertThat(bench.one(bench.interflux().exists(ofAna.withDeleted()))).isTrue();
    }

    @OnEachDatabase
    void includesLeaveDeletedRowsAndLinksOut(TestDatabase database) {
        Workbench bench = library(database);
        delete(bench, "book", 2);
        delete(bench, "tag", 1);
        delete(bench, "label", 4);
        Select<DynamicEntity> authors = Select.from(AUTHOR).include(BOOKS, b -> b.include(TAGS));
        assertThat(outline(bench, authors)).isEqualTo("Ana(a[y]) Ben(c[] d[])");
        assertThat(outline(bench, authors.withDeleted())).isEqualTo("Ana(a[x y] b[]) Ben(c[x y] d[])");
        assertThat(outline(bench, Select.from(AUTHOR).include(BOOKS, b -> b.limit(1)
                        .include(TAGS, t -> t.limit(1)))))
                .isEqualTo("Ana(a[y]) Ben(c[])");
    }

    private static String outline(Workbench bench, Select<DynamicEntity> authors) {
        return String.join(
                " ",
                bench.all(bench.interflux().find(authors)).stream()
                        .map(author -> author.get("name") + "("
                                + String.join(
                                        " ",
                                        author.many("books").stream()
                                                .map(SoftDeleteIT::outline)
                                                .toList())
                                + ")")
                        .toList());
    }

    private static String outline(DynamicEntity book) {
        List<String> words = book.many("tags").stream()
                .map(tag -> String.valueOf(tag.get("word")))
                .toList();
        return book.get("title") + "[" + String.join(" ", words) + "]";
    }

    @OnEachDatabase
    void aDeletedParentIsNoParent(TestDatabase database) {
        Workbench bench = library(database);
        delete(bench, "author", 2);
        Select<DynamicEntity> books = Select.from(BOOK).include(WRITER);
        assertThat(bench.all(bench.interflux().find(books)))
                .extracting(book -> book.one("author") == null)
                .containsExactly(false, false, true, true);
        assertThat(titles(bench, Select.from(BOOK).include(WRITER, a -> a.required())))
                .containsExactly("a", "b");
        assertThat(titles(
                        bench,
                        Select.from(BOOK).orderBy(WRITER.to(AUTHOR.text("name")).desc())))
                .as("a null comes first in a descending order")
                .containsExactly("c", "d", "a", "b");
    }

    @OnEachDatabase
    void conditionsOnAssociationsLeaveDeletedRowsOut(TestDatabase database) {
        Workbench bench = library(database);
        delete(bench, "label", 1);
        delete(bench, "tag", 2);
        assertThat(titles(bench, Select.from(BOOK).where(TAGS.any()))).containsExactly("c");
        assertThat(titles(bench, Select.from(BOOK).where(TAGS.none()))).containsExactly("a", "b", "d");
        assertThat(titles(bench, Select.from(BOOK).where(TAGS.count().eq(1)))).containsExactly("c");
        assertThat(titles(bench, Select.from(BOOK).where(TAGS.count().eq(2)).withDeleted()))
                .containsExactly("a", "c");
        delete(bench, "author", 1);
        assertThat(titles(bench, Select.from(BOOK).where(WRITER.any()))).containsExactly("c", "d");
    }

    @OnEachDatabase
    void aDeletedRowIsNotUpdatedButCanBeRevived(TestDatabase database) {
        Workbench bench = library(database);
        delete(bench, "book", 1);
        assertThatExceptionOfType(StaleEntityException.class)
                .isThrownBy(() ->
                        bench.one(bench.interflux().update(DynamicEntity.of("book", Map.of("id", 1, "title", "new")))));
        assertThat(bench.one(bench.interflux()
                        .update(BOOK)
                        .set("title", "new")
                        .where(BOOK.attribute("id").eq(1))))
                .isZero();
        assertThat(bench.one(bench.interflux()
                        .update(BOOK)
                        .withDeleted()
                        .set("deletedAt", null)
                        .where(BOOK.attribute("id").eq(1))))
                .isEqualTo(1L);
        assertThat(titles(bench, Select.from(BOOK))).containsExactly("a", "b", "c", "d");
        delete(bench, "book", 1);
        bench.one(bench.interflux().upsert(DynamicEntity.of("book", values("id", 1, "title", "again"))));
        assertThat(titles(bench, Select.from(BOOK))).containsExactly("again", "b", "c", "d");
    }

    @OnEachDatabase
    void permanentlyMeansTheRowIsGone(TestDatabase database) {
        Workbench bench = library(database);
        delete(bench, "tag", 1);
        assertThat(bench.one(bench.interflux().delete(TAG).all())).isEqualTo(1L);
        assertThat(bench.column("SELECT \"id\" FROM \"tags\"")).hasSize(2);
        assertThat(bench.one(bench.interflux()
                        .delete(TAG)
                        .permanently()
                        .where(TAG.attribute("id").eq(1))))
                .isEqualTo(1L);
        assertThat(bench.column("SELECT \"id\" FROM \"tags\"")).containsExactly(2L);
    }
}
