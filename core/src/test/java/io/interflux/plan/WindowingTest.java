package io.interflux.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.dialect.Dialect;
import io.interflux.dialect.H2Dialect;
import io.interflux.dialect.PostgreSqlDialect;
import io.interflux.error.InterfluxException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.sql.SqlStatement;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How roots are read in windows, and what the rows after one satisfy. */
class WindowingTest {

    private final Schema league = PlanSchemas.league();
    private final ModelHandle<DynamicEntity> match = ModelHandle.of("match");
    private final ModelHandle<DynamicEntity> team = ModelHandle.of("team");

    private Select<DynamicEntity> stages() {
        return Select.from(match).only(match.attribute("stage"));
    }

    private Windowing windowing(Select<?> select, Dialect dialect) {
        return PlannedSql.plan(select, league, dialect).windowing();
    }

    private String after(Select<?> select, Dialect dialect, @Nullable Object... last) {
        String sql = PlannedSql.windowAfter(select, league, dialect, Arrays.asList(last))
                .text();
        return sql.substring(sql.indexOf(" WHERE ") + 7);
    }

    @Test
    void aLimitWithinOneWindowIsOnePlainStatement() {
        Select<DynamicEntity> any = stages().orderBy(match.attribute("goals").asc());
        assertThat(windowing(any.limit(PlannedSql.WINDOW), PostgreSqlDialect.INSTANCE))
                .isInstanceOf(Windowing.Single.class);
        assertThat(windowing(any.limit(PlannedSql.WINDOW), H2Dialect.INSTANCE)).isInstanceOf(Windowing.Single.class);
        assertThat(windowing(stages().limit(0), H2Dialect.INSTANCE)).isInstanceOf(Windowing.Single.class);
        assertThat(windowing(stages().limit(PlannedSql.WINDOW + 1L), PostgreSqlDialect.INSTANCE))
                .isInstanceOf(Windowing.Keyset.class);
    }

    @Test
    void orderOfThePrimaryKeyIsReadByKeyset() {
        assertThat(windowing(stages(), PostgreSqlDialect.INSTANCE)).isInstanceOf(Windowing.Keyset.class);
        assertThat(after(stages(), PostgreSqlDialect.INSTANCE, 7L))
                .isEqualTo("t0.\"id\" > $1 ORDER BY t0.\"id\" LIMIT $2");
        assertThat(after(stages(), H2Dialect.INSTANCE, 7L)).isEqualTo("t0.\"id\" > $1 ORDER BY t0.\"id\" LIMIT $2");
    }

    @Test
    void descendingOrderGoesDown() {
        Select<?> select = stages().orderBy(match.attribute("id").desc());
        assertThat(after(select, PostgreSqlDialect.INSTANCE, 7L))
                .isEqualTo("t0.\"id\" < $1 ORDER BY t0.\"id\" DESC LIMIT $2");
    }

    @Test
    void aWindowKeepsTheConditionsOfTheQuery() {
        Select<?> select = stages().where(match.attribute("goals")
                .eq(1)
                .or(match.attribute("goals").eq(2)));
        SqlStatement next = PlannedSql.windowAfter(select, league, PostgreSqlDialect.INSTANCE, List.of(7L));
        assertThat(next.text())
                .endsWith(" WHERE (t0.\"goals\" = $1 OR t0.\"goals\" = $2) AND t0.\"id\" > $3"
                        + " ORDER BY t0.\"id\" LIMIT $4");
        assertThat(PlannedSql.values(next)).containsExactly(1, 2, 7L, (long) PlannedSql.WINDOW);
    }

    @Test
    void compositeKeysOfOneDirectionAreComparedAsRows() {
        Select<?> select = Select.from("parcel");
        SqlStatement next =
                PlannedSql.windowAfter(select, PlanSchemas.parcels(), PostgreSqlDialect.INSTANCE, List.of("north", 11));
        assertThat(next.text())
                .endsWith(" WHERE (t0.\"region\", t0.\"number\") > ($1, $2)"
                        + " ORDER BY t0.\"region\", t0.\"number\" LIMIT $3");
        assertThat(PlannedSql.values(next)).startsWith("north", 11);
    }

    @Test
    void compositeKeysOfTwoDirectionsAreReadByCursorWhereThereIsOne() {
        Select<?> select = Select.from("parcel")
                .orderBy(ModelHandle.of("parcel").attribute("region").desc());
        Schema schema = PlanSchemas.parcels();
        assertThat(PlannedSql.plan(select, schema, PostgreSqlDialect.INSTANCE).windowing())
                .isInstanceOf(Windowing.ServerCursor.class);
        assertThat(PlannedSql.windowAfter(select, schema, H2Dialect.INSTANCE, List.of("north", 11))
                        .text())
                .endsWith(" WHERE (t0.\"region\" < $1 OR t0.\"region\" = $2 AND t0.\"number\" > $3)"
                        + " ORDER BY t0.\"region\" DESC, t0.\"number\" LIMIT $4");
    }

    @Test
    void aUniqueKeyThatAdmitsNoNullEndsTheOrder() {
        SchemaBuilder s = Schema.builder();
        s.define("country")
                .attribute("code", DataType.STRING, code -> code.notNull().unique())
                .attribute("iso", DataType.STRING, iso -> iso.unique());
        Schema schema = s.build();
        ModelHandle<DynamicEntity> country = ModelHandle.of("country");
        Select<?> byCode =
                Select.from(country).orderBy(country.attribute("code").desc());
        assertThat(PlannedSql.windowAfter(byCode, schema, PostgreSqlDialect.INSTANCE, List.of("NL"))
                        .text())
                .endsWith(" WHERE t0.\"code\" < $1 ORDER BY t0.\"code\" DESC LIMIT $2");
        Select<?> byIso = Select.from(country).orderBy(country.attribute("iso").asc());
        assertThat(PlannedSql.plan(byIso, schema, PostgreSqlDialect.INSTANCE).windowing())
                .isInstanceOf(Windowing.ServerCursor.class);
    }

    @Test
    void anyOtherOrderIsReadByCursorOrByKeysetOfAllTerms() {
        Select<?> select = stages().orderBy(
                        match.attribute("stage").asc(), match.attribute("goals").desc());
        assertThat(windowing(select, PostgreSqlDialect.INSTANCE)).isInstanceOf(Windowing.ServerCursor.class);
        assertThat(after(select, H2Dialect.INSTANCE, "final", 3, 7L))
                .isEqualTo("(t0.\"stage\" > $1 OR t0.\"stage\" = $2 AND t0.\"goals\" < $3"
                        + " OR t0.\"stage\" = $4 AND t0.\"goals\" = $5 AND t0.\"id\" > $6)"
                        + " ORDER BY t0.\"stage\", t0.\"goals\" DESC NULLS FIRST, t0.\"id\" LIMIT $7");
    }

    @Test
    void descendingANullIsBeforeEveryValue() {
        Select<?> select = stages().orderBy(match.attribute("goals").desc());
        assertThat(after(select, H2Dialect.INSTANCE, null, 7L))
                .startsWith("(t0.\"goals\" IS NOT NULL OR t0.\"goals\" IS NULL AND t0.\"id\" > $1) ORDER BY ");
    }

    @Test
    void ascendingANullIsAfterEveryValue() {
        Select<?> select = stages().orderBy(match.attribute("goals").asc());
        assertThat(after(select, H2Dialect.INSTANCE, 3, 7L))
                .startsWith("((t0.\"goals\" > $1 OR t0.\"goals\" IS NULL) OR t0.\"goals\" = $2 AND t0.\"id\" > $3)"
                        + " ORDER BY ");
        assertThat(after(select, H2Dialect.INSTANCE, null, 7L))
                .startsWith("(t0.\"goals\" IS NULL AND t0.\"id\" > $1) ORDER BY ");
    }

    @Test
    void theValuesOfSubqueriesAreReadToBeComparedInTheNextWindow() {
        Select<?> select = stages().orderBy(
                        match.toOne("home", team).to(team.attribute("name")).asc());
        String name = "(SELECT t1.\"name\" FROM \"teams\" t1 WHERE t1.\"id\" = t0.\"homeId\")";
        assertThat(PlannedSql.windowAfter(select, league, H2Dialect.INSTANCE, List.of("Ajax", 7L))
                        .text())
                .isEqualTo("SELECT t0.\"stage\", " + name + ", t0.\"id\" FROM \"matches\" t0 WHERE ((" + name
                        + " > $1 OR " + name + " IS NULL) OR " + name + " = $2 AND t0.\"id\" > $3) ORDER BY " + name
                        + " NULLS LAST, t0.\"id\" LIMIT $4");
    }

    @Test
    void aTableWithoutAPrimaryKeyIsReadByCursorOrByOffset() {
        SchemaBuilder s = Schema.builder();
        s.define("note").noPrimaryKey().attribute("text", DataType.STRING);
        Schema schema = s.build();
        assertThat(PlannedSql.plan(Select.from("note"), schema, PostgreSqlDialect.INSTANCE)
                        .windowing())
                .isInstanceOf(Windowing.ServerCursor.class);
        assertThat(PlannedSql.plan(Select.from("note"), schema, H2Dialect.INSTANCE)
                        .windowing())
                .isInstanceOf(Windowing.Offset.class);
    }

    @Test
    void aNullWhereNoneIsDeclaredIsAnErrorThatSaysSo() {
        assertThatThrownBy(() -> after(stages(), PostgreSqlDialect.INSTANCE, (@Nullable Object) null))
                .isInstanceOf(InterfluxException.class)
                .hasMessage("The sort term match.id is declared not null, but a row has null there;"
                        + " declare its attribute nullable");
    }
}
