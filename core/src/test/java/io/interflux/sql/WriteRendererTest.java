package io.interflux.sql;

import static io.interflux.model.DataType.BOOLEAN;
import static io.interflux.model.DataType.INSTANT;
import static io.interflux.model.DataType.LONG;
import static io.interflux.model.DataType.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.interflux.dialect.Dialect;
import io.interflux.dialect.H2Dialect;
import io.interflux.dialect.PostgreSqlDialect;
import io.interflux.model.Attribute;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.plan.Column;
import io.interflux.plan.Predicate;
import io.interflux.plan.Table;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The exact text of writes on each database. */
final class WriteRendererTest {

    private final Model link = link();
    private final Table table = new Table(link, "t0");
    private final Attribute user = attribute("userId");
    private final Attribute profile = attribute("profileId");
    private final Attribute granted = attribute("granted");
    private final Attribute deletedAt = attribute("deletedAt");
    private final RowTable row = new RowTable(
            List.of(user, profile, granted),
            List.of(List.of(
                    new Binding.Scalar(LONG, 1L), new Binding.Scalar(LONG, 2L), new Binding.Scalar(BOOLEAN, true))));

    private static Model link() {
        SchemaBuilder s = Schema.builder();
        s.define("link")
                .id("userId", LONG)
                .id("profileId", LONG)
                .attribute("granted", BOOLEAN)
                .attribute("at", TIMESTAMP)
                .attribute("deletedAt", INSTANT);
        return s.build().model("link").orElseThrow();
    }

    private Attribute attribute(String name) {
        return link.attribute(name).orElseThrow();
    }

    private static void assertSql(Function<WriteRenderer, SqlStatement> write, String postgreSql, String h2) {
        assertThat(text(write, PostgreSqlDialect.INSTANCE)).isEqualTo(postgreSql);
        assertThat(text(write, H2Dialect.INSTANCE)).isEqualTo(h2);
    }

    private static String text(Function<WriteRenderer, SqlStatement> write, Dialect dialect) {
        return write.apply(new WriteRenderer(dialect)).text();
    }

    @Test
    void linksThatAreThereStay() {
        Upsert upsert =
                new Upsert(table, row, List.of(attribute("at")), List.of(user, profile), List.of(), List.of(profile));
        assertSql(
                renderer -> renderer.upsert(upsert),
                "INSERT INTO \"links\" AS t0 (\"userId\", \"profileId\", \"granted\", \"at\") VALUES ($1, $2, $3,"
                        + " LOCALTIMESTAMP) ON CONFLICT (\"userId\", \"profileId\") DO NOTHING RETURNING t0.\"profileId\"",
                "SELECT \"profileId\" FROM FINAL TABLE (MERGE INTO \"links\" t0 USING (VALUES (CAST($1 AS BIGINT), CAST($2 AS"
                        + " BIGINT), CAST($3 AS BOOLEAN))) k(\"c0\", \"c1\", \"c2\") ON t0.\"userId\" = k.\"c0\" AND"
                        + " t0.\"profileId\" = k.\"c1\" WHEN NOT MATCHED THEN INSERT (\"userId\", \"profileId\", \"granted\","
                        + " \"at\") VALUES (k.\"c0\", k.\"c1\", k.\"c2\", LOCALTIMESTAMP))");
    }

    @Test
    void whatIsEqualAlreadyIsNotWritten() {
        UpdateRows update = new UpdateRows(
                table,
                row,
                List.of(user, profile),
                List.of(
                        new Assignment(granted, new Assigned.FromRow(2)),
                        new Assignment(deletedAt, Assigned.value(INSTANT, null)),
                        new Assignment(attribute("at"), new Assigned.Now())),
                new Predicate.IsNull(new Column(table, attribute("at")), true),
                true,
                List.of(profile));
        String set = " SET \"granted\" = k.\"c2\", \"deletedAt\" = $";
        String condition = "t0.\"userId\" = k.\"c0\" AND t0.\"profileId\" = k.\"c1\" AND t0.\"at\" IS NOT NULL AND"
                + " (t0.\"granted\" IS DISTINCT FROM k.\"c2\" OR t0.\"deletedAt\" IS DISTINCT FROM $";
        assertSql(
                renderer -> renderer.update(update),
                "UPDATE \"links\" t0" + set
                        + "1, \"at\" = LOCALTIMESTAMP FROM (VALUES ($2, $3, $4)) k(\"c0\", \"c1\", \"c2\")" + " WHERE "
                        + condition + "5) RETURNING t0.\"profileId\"",
                "SELECT \"profileId\" FROM FINAL TABLE (MERGE INTO \"links\" t0 USING (VALUES (CAST($1 AS BIGINT), CAST($2 AS"
                        + " BIGINT), CAST($3 AS BOOLEAN))) k(\"c0\", \"c1\", \"c2\") ON " + condition
                        + "4) WHEN MATCHED THEN UPDATE" + set + "5, \"at\" = LOCALTIMESTAMP)");
    }

    @Test
    void deletedRowsComeBackAsTheyWere() {
        Predicate of = new Predicate.KeyIn(
                List.of(new Column(table, user), new Column(table, profile)),
                List.of(List.of(1L, 1L), List.of(2L, 3L)));
        String keys = " WHERE k.\"c0\" = t0.\"userId\" AND k.\"c1\" = t0.\"profileId\")";
        assertSql(
                renderer -> renderer.delete(new Delete(table, of, List.of(profile))),
                "DELETE FROM \"links\" t0 WHERE EXISTS (SELECT 1 FROM unnest($1::int8[], $2::int8[]) k(\"c0\", \"c1\")"
                        + keys + " RETURNING t0.\"profileId\"",
                "SELECT \"profileId\" FROM OLD TABLE (DELETE FROM \"links\" t0 WHERE EXISTS (SELECT 1 FROM TABLE(\"c0\" BIGINT"
                        + " = $1, \"c1\" BIGINT = $2) k" + keys + ")");
    }

    @Test
    void aLockReadsWhatItLocks() {
        Predicate ofUser = new Predicate.IsNull(new Column(table, deletedAt), false);
        String text = "SELECT t0.\"userId\" FROM \"links\" t0 WHERE t0.\"deletedAt\" IS NULL FOR UPDATE";
        assertSql(renderer -> renderer.lock(table, ofUser, List.of(user)), text, text);
        String inOrder = text.replace(" FOR UPDATE", " ORDER BY t0.\"userId\" FOR UPDATE");
        assertSql(renderer -> renderer.lockInOrder(table, ofUser, List.of(user)), inOrder, inOrder);
    }

    @Test
    void aTableOfRowsIsNotEmpty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RowTable(List.of(user), List.of()))
                .withMessage("A table of rows needs columns and rows, not 1 and 0");
    }
}
