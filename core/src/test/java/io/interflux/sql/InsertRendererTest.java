package io.interflux.sql;

import static io.interflux.model.DataType.INTEGER;
import static io.interflux.model.DataType.JSON;
import static io.interflux.model.DataType.LONG;
import static io.interflux.model.DataType.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.interflux.dialect.Dialect;
import io.interflux.dialect.H2Dialect;
import io.interflux.dialect.PostgreSqlDialect;
import io.interflux.model.Attribute;
import io.interflux.model.DataType;
import io.interflux.model.TableName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The exact text of inserts, and what is bound in which order. */
final class InsertRendererTest {

    private static final Attribute ID = new Attribute("id", "id", LONG, null, false, false, true);
    private static final Attribute NAME = new Attribute("username", "user name", STRING, null, true, false, false);
    private static final Attribute DATA = new Attribute("data", "data", JSON, null, true, false, false);

    private static SqlStatement render(Dialect dialect, Insert insert) {
        return new InsertRenderer(dialect).render(insert);
    }

    private static Binding scalar(DataType<?> type, Object value) {
        return new Binding.Scalar(type, value);
    }

    @Test
    void defaultsAreDecidedValueByValue() {
        Insert insert = new Insert(
                TableName.of("users"),
                List.of(ID, NAME),
                List.of(
                        List.of(InsertValue.DEFAULT, InsertValue.of(STRING, "p4dm3")),
                        List.of(InsertValue.of(LONG, 7L), InsertValue.of(STRING, null))),
                List.of(ID, NAME));
        SqlStatement postgreSql = render(PostgreSqlDialect.INSTANCE, insert);
        assertThat(postgreSql.text())
                .isEqualTo(
                        "INSERT INTO \"users\" (\"id\", \"user name\") VALUES (DEFAULT, $1), ($2, $3) RETURNING \"id\", \"user name\"");
        assertThat(postgreSql.bindings())
                .containsExactly(scalar(STRING, "p4dm3"), scalar(LONG, 7L), new Binding.Scalar(STRING, null));
        assertThat(postgreSql.columns()).isEqualTo(List.of(LONG, STRING));
        SqlStatement h2 = render(H2Dialect.INSTANCE, insert);
        assertThat(h2.text())
                .isEqualTo("SELECT \"id\", \"user name\" FROM FINAL TABLE"
                        + " (INSERT INTO \"users\" (\"id\", \"user name\") VALUES (DEFAULT, $1), ($2, $3))");
        assertThat(h2.bindings()).isEqualTo(postgreSql.bindings());
    }

    @Test
    void aRowMayBeAllDefaults() {
        Insert insert = new Insert(
                new TableName("app", "ticks"), List.of(ID), List.of(List.of(InsertValue.DEFAULT)), List.of(ID));
        assertThat(render(PostgreSqlDialect.INSTANCE, insert).text())
                .isEqualTo("INSERT INTO \"app\".\"ticks\" (\"id\") VALUES (DEFAULT) RETURNING \"id\"");
        assertThat(render(H2Dialect.INSTANCE, insert).text())
                .isEqualTo("SELECT \"id\" FROM FINAL TABLE (INSERT INTO \"app\".\"ticks\" (\"id\") VALUES (DEFAULT))");
    }

    @Test
    void placeholdersAreTheDialects() {
        Insert insert =
                new Insert(TableName.of("t"), List.of(DATA), List.of(List.of(InsertValue.of(JSON, "{}"))), List.of(ID));
        assertThat(render(PostgreSqlDialect.INSTANCE, insert).text())
                .isEqualTo("INSERT INTO \"t\" (\"data\") VALUES ($1::jsonb) RETURNING \"id\"");
        assertThat(render(H2Dialect.INSTANCE, insert).text())
                .isEqualTo("SELECT \"id\" FROM FINAL TABLE (INSERT INTO \"t\" (\"data\") VALUES ($1 FORMAT JSON))");
    }

    @Test
    void anInsertMayGiveNothingBack() {
        Insert insert = new Insert(
                TableName.of("t"), List.of(NAME), List.of(List.of(InsertValue.of(STRING, "p4dm3"))), List.of());
        for (Dialect dialect : List.of(PostgreSqlDialect.INSTANCE, H2Dialect.INSTANCE)) {
            SqlStatement statement = render(dialect, insert);
            assertThat(statement.text()).isEqualTo("INSERT INTO \"t\" (\"user name\") VALUES ($1)");
            assertThat(statement.columns()).isEmpty();
        }
    }

    @Test
    void anInsertOfNothingIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Insert(TableName.of("t"), List.of(ID), List.of(), List.of(ID)))
                .withMessage("An insert into t needs columns and rows, not 1 and 0");
    }

    @Test
    void valuesNeverShow() {
        Insert insert = new Insert(
                TableName.of("t"), List.of(NAME), List.of(List.of(InsertValue.of(INTEGER, 4711))), List.of(NAME));
        assertThat(render(PostgreSqlDialect.INSTANCE, insert)).asString().doesNotContain("4711");
    }
}
