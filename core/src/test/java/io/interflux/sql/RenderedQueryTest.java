package io.interflux.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interflux.dialect.H2Dialect;
import io.interflux.dialect.PostgreSqlDialect;
import io.interflux.error.QueryException;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Mappings;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.plan.CollectionStep;
import io.interflux.plan.LoadPlan;
import io.interflux.plan.Planner;
import io.interflux.plan.RowQuery;
import io.interflux.query.ModelHandle;
import io.interflux.query.QueryForm;
import io.interflux.query.Select;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is bound to a statement, in the order of its placeholders, and how its result is read. */
class RenderedQueryTest {

    private final Schema schema = schema();
    private final ModelHandle<DynamicEntity> line = ModelHandle.of("line");
    private final QueryRenderer renderer = new QueryRenderer(PostgreSqlDialect.INSTANCE);

    private static Schema schema() {
        SchemaBuilder s = Schema.builder();
        ModelDefinition order = s.define("order").id("region", DataType.STRING).id("number", DataType.INTEGER);
        ModelDefinition line = s.define("line").attribute("price", DataType.decimal(12, 2));
        s.hasMany(order, line).foreignKey("orderRegion", "orderNumber");
        return s.build();
    }

    private RowQuery lines(Select<?> select) {
        LoadPlan plan = new Planner(schema, H2Dialect.INSTANCE, Mappings.of(schema), 1000).plan(select);
        return ((CollectionStep.Batch) plan.roots().steps().get(0)).children().query();
    }

    private Select<DynamicEntity> orders() {
        return Select.from("order")
                .include("lines", l -> l.where(line.attribute("price").greaterThan(5))
                        .optional()
                        .limit(3)
                        .offset(1));
    }

    @Test
    void keysAreBoundWhereTheirPlaceholdersAre() {
        SqlStatement statement = renderer.render(lines(orders())).statement(List.of(List.of("a", "b"), List.of(1, 2)));
        assertThat(statement.text())
                .contains("unnest($1::text[], $2::int4[])", "\"price\" > $3", "rn > $4", "rn <= $5");
        assertThat(statement.bindings())
                .containsExactly(
                        new Binding.Array(DataType.STRING, List.of("a", "b")),
                        new Binding.Array(DataType.INTEGER, List.of(1, 2)),
                        new Binding.Scalar(DataType.decimal(12, 2), new BigDecimal("5")),
                        new Binding.Scalar(DataType.LONG, 1L),
                        new Binding.Scalar(DataType.LONG, 4L));
    }

    @Test
    void aFormIsRenderedOnceForAllValues() {
        List<List<?>> keys = List.of(List.of("a"), List.of(1));
        RenderedQuery form = renderer.render(lines(QueryForm.of(orders()).select()));
        assertThat(form.with(QueryForm.of(orders()).values()).statement(keys))
                .isEqualTo(renderer.render(lines(orders())).statement(keys));
        assertThat(form.with(List.of(7)).statement(keys).bindings())
                .contains(new Binding.Scalar(DataType.decimal(12, 2), new BigDecimal("7")));
    }

    @Test
    void theValuesOfAFormAreCheckedAsThoseOfAQuery() {
        RenderedQuery form = renderer.render(lines(QueryForm.of(orders()).select()));
        assertThatThrownBy(() -> form.with(List.of("much")))
                .isInstanceOf(QueryException.class)
                .hasMessage(
                        "The value 'much' (String) does not fit attribute 'price' at order.lines, which takes BigDecimal");
        assertThatThrownBy(() -> form.statement(List.of(List.of(), List.of())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("No value is given for ");
    }

    @Test
    void theTextDoesNotDependOnTheKeys() {
        RenderedQuery query = renderer.render(lines(orders()));
        SqlStatement one = query.statement(List.of(List.of("a"), List.of(1)));
        SqlStatement none = query.statement(List.of(List.of(), List.of()));
        assertThat(one.text()).isEqualTo(none.text()).isEqualTo(query.text());
    }

    @Test
    void columnsAreReadByTheirDeclaredTypes() {
        assertThat(renderer.render(lines(orders()))
                        .statement(List.of(List.of(), List.of()))
                        .columns())
                .containsExactly(DataType.LONG, DataType.decimal(12, 2), DataType.STRING, DataType.INTEGER);
    }

    @Test
    void aStatementNeverShowsItsValues() {
        SqlStatement statement = renderer.render(lines(orders())).statement(List.of(List.of("secret"), List.of(1)));
        assertThat(statement.toString()).doesNotContain("secret").endsWith(" [5 binds]");
    }
}
