package io.interflux.plan;

import static io.interflux.plan.PlannedSql.assertSql;

import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.ToManyHandle;
import io.interflux.query.ToOneHandle;
import org.junit.jupiter.api.Test;

/** Every occurrence of a table with soft delete leaves out the rows that are marked. */
class SoftDeletePlanTest {

    private static final String BOOKS = "SELECT t0.\"id\", t0.\"deletedAt\", t0.\"authorId\" FROM \"books\" t0";

    private final Schema schema = schema();
    private final ModelHandle<DynamicEntity> author = ModelHandle.of("author");
    private final ModelHandle<DynamicEntity> book = ModelHandle.of("book");
    private final ModelHandle<DynamicEntity> tag = ModelHandle.of("tag");
    private final ToManyHandle<DynamicEntity, DynamicEntity> books = author.toMany("books", book);
    private final ToOneHandle<DynamicEntity, DynamicEntity> writer = book.toOne("author", author);
    private final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> tags =
            book.manyToMany("tags", tag, ModelHandle.of("label"));

    private static Schema schema() {
        SchemaBuilder s = Schema.builder();
        s.define("author").softDelete();
        s.define("book").softDelete();
        s.define("tag").attribute("word", DataType.STRING).softDelete();
        s.hasMany("author", "book");
        s.belongsTo("book", "author");
        s.belongsToMany("book", "tag").through("label", j -> j.softDelete());
        return s.build();
    }

    @Test
    void rootsChildrenAndLinks() {
        assertSql(
                schema,
                Select.from(author).include(books, b -> b.include(tags, t -> t.through(l -> l.none()))),
                "SELECT t0.\"id\", t0.\"deletedAt\" FROM \"authors\" t0 WHERE t0.\"deletedAt\" IS NULL ORDER BY t0.\"id\"",
                BOOKS + " WHERE t0.\"authorId\" = ANY($1::int8[]) AND t0.\"deletedAt\" IS NULL ORDER BY t0.\"id\"",
                "SELECT t0.\"bookId\", t0.\"tagId\" FROM \"label\" t0 JOIN \"tags\" t1 ON t1.\"id\" = t0.\"tagId\" WHERE"
                        + " t0.\"bookId\" = ANY($1::int8[]) AND t0.\"deletedAt\" IS NULL AND t1.\"deletedAt\" IS NULL ORDER BY"
                        + " «t0.\"bookId\", t0.\"tagId\"|t0.\"tagId\"»",
                "SELECT t0.\"id\", t0.\"word\", t0.\"deletedAt\" FROM \"tags\" t0 WHERE t0.\"id\" = ANY($1::int8[])");
    }

    @Test
    void joinedParentsAndSubqueries() {
        assertSql(
                schema,
                Select.from(book)
                        .include(writer)
                        .where(tags.any(tag.text("word").eq("x"))),
                "SELECT t0.\"id\", t0.\"deletedAt\", t0.\"authorId\", t1.\"id\", t1.\"deletedAt\" FROM \"books\" t0 LEFT JOIN"
                        + " \"authors\" t1 ON t1.\"id\" = t0.\"authorId\" AND t1.\"deletedAt\" IS NULL WHERE t0.\"deletedAt\" IS"
                        + " NULL AND EXISTS (SELECT 1 FROM \"label\" t3 JOIN \"tags\" t2 ON t2.\"id\" = t3.\"tagId\" AND"
                        + " t2.\"deletedAt\" IS NULL WHERE t3.\"bookId\" = t0.\"id\" AND t3.\"deletedAt\" IS NULL AND t2.\"word\" ="
                        + " $1) ORDER BY t0.\"id\"");
    }

    @Test
    void withDeletedAsksForNothing() {
        assertSql(
                schema,
                Select.from(author).include(books).withDeleted(),
                "SELECT t0.\"id\", t0.\"deletedAt\" FROM \"authors\" t0 ORDER BY t0.\"id\"",
                BOOKS + " WHERE t0.\"authorId\" = ANY($1::int8[]) ORDER BY t0.\"id\"");
    }
}
