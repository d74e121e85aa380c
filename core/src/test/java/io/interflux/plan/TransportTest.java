package io.interflux.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.dialect.Dialect;
import io.interflux.dialect.H2Dialect;
import io.interflux.dialect.PostgreSqlDialect;
import io.interflux.mapping.DynamicEntity;
import io.interflux.mapping.Mappings;
import io.interflux.model.DataType;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;
import io.interflux.query.ManyToManyHandle;
import io.interflux.query.ModelHandle;
import io.interflux.query.Select;
import io.interflux.query.Strategy;
import io.interflux.sql.QueryRenderer;
import io.interflux.sql.RenderedQuery;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The links of many roots come as arrays where the database and the driver can, up to a bound. */
class TransportTest {

    private final Schema guide = PlanSchemas.guide();
    private final ModelHandle<DynamicEntity> user = ModelHandle.of("user");
    private final ModelHandle<DynamicEntity> profile = ModelHandle.of("profile");
    private final ModelHandle<DynamicEntity> grant = ModelHandle.of("grant");
    private final ManyToManyHandle<DynamicEntity, DynamicEntity, DynamicEntity> profiles =
            user.manyToMany("profiles", profile, grant);

    private static RowQuery links(Select<?> select, Schema schema, Dialect dialect, Evidence evidence) {
        CollectionStep step = new Planner(schema, dialect, Mappings.of(schema), 1000)
                .plan(select, evidence)
                .roots()
                .steps()
                .get(0);
        return ((CollectionStep.LinkThenTarget) step).links();
    }

    @Test
    void linksOfManyRootsAreGatheredInTheirOrder() {
        RowQuery links = links(
                Select.from(user)
                        .include(profiles, p -> p.where(profile.text("name").like("Q%"))),
                guide,
                PostgreSqlDialect.INSTANCE,
                Evidence.NONE);
        RenderedQuery rendered = new QueryRenderer(PostgreSqlDialect.INSTANCE).render(links);
        assertThat(rendered.text())
                .isEqualTo("SELECT array_agg(r.c0), array_agg(r.c1), array_agg(r.c2), array_agg(r.c3) FROM (SELECT"
                        + " t0.\"userId\" AS c0, t0.\"profileId\" AS c1, t0.\"id\" AS c2, t0.\"selfGranted\" AS c3"
                        + " FROM \"grant\" t0 JOIN \"profiles\" t1 ON t1.\"id\" = t0.\"profileId\""
                        + " WHERE t0.\"userId\" = ANY($1::int8[]) AND t1.\"name\" LIKE $2 ESCAPE '\\'"
                        + " ORDER BY t0.\"profileId\", t0.\"id\" LIMIT $3) r");
        assertThat(rendered.statement(List.of(List.of(1L, 2L))).columns())
                .extracting(DataType::toString)
                .containsExactly("LONG[]", "LONG[]", "LONG[]", "BOOLEAN[]");
    }

    @Test
    void linksComeAsRowsWhereThatIsBetter() {
        Select<?> select = Select.from(user).include(profiles, p -> p.strategy(Strategy.LINK_THEN_TARGET));
        assertThat(links(select, guide, PostgreSqlDialect.INSTANCE, Evidence.FEW)
                        .transport())
                .isEqualTo(Transport.ROWS);
        assertThat(links(select, guide, H2Dialect.INSTANCE, Evidence.NONE).transport())
                .isEqualTo(Transport.ROWS);
        Select<?> some = Select.from(user)
                .include(profiles, p -> p.strategy(Strategy.LINK_THEN_TARGET).limit(2));
        assertThat(links(some, guide, PostgreSqlDialect.INSTANCE, Evidence.NONE).transport())
                .isEqualTo(Transport.ROWS);
    }

    @Test
    void textsComeAsRows() {
        SchemaBuilder schema = Schema.builder();
        var left = schema.define("left").id();
        var right = schema.define("right").id();
        var link = schema.define("link").attribute("note", DataType.TEXT);
        schema.belongsToMany(left, right).through(link);
        Schema built = schema.build();
        assertThat(links(Select.from("left").include("rights"), built, PostgreSqlDialect.INSTANCE, Evidence.NONE)
                        .transport())
                .isEqualTo(Transport.ROWS);
        assertThat(links(
                                Select.from("left").include("rights", r -> r.through(t -> t.none())),
                                built,
                                PostgreSqlDialect.INSTANCE,
                                Evidence.NONE)
                        .transport())
                .isEqualTo(Transport.ARRAYS);
    }
}
