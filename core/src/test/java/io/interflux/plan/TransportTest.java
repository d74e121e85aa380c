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
                        + " ORDER BY t0.\"userId\", t0.\"profileId\" LIMIT 100000) r");
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
    }

    @Test
    void someLinksOfEachParentAreGatheredToo() {
        Select<?> some = Select.from(user)
                .include(profiles, p -> p.through(t -> t.none()).limit(2).strategy(Strategy.LINK_THEN_TARGET));
        assertThat(gathered(some))
                .isEqualTo("SELECT array_agg(r.c0), array_agg(r.c1) FROM (SELECT r.c0, r.c1 FROM (SELECT"
                        + " t0.\"userId\" AS c0, t0.\"profileId\" AS c1, ROW_NUMBER() OVER (PARTITION BY t0.\"userId\""
                        + " ORDER BY t0.\"profileId\", t0.\"id\") AS rn FROM \"grant\" t0 WHERE t0.\"userId\" ="
                        + " ANY($1::int8[])) r WHERE r.rn > $2 AND r.rn <= $3 ORDER BY r.rn LIMIT 100000) r");
        Select<?> searched = Select.from(user)
                .include(profiles, p -> p.through(t -> t.none()).limit(2).strategy(Strategy.LATERAL));
        assertThat(gathered(searched))
                .isEqualTo("SELECT array_agg(r.c0), array_agg(r.c1) FROM (SELECT r.c0, r.c1 FROM"
                        + " unnest($1::int8[]) k(\"c0\") CROSS JOIN LATERAL (SELECT t0.\"userId\" AS c0,"
                        + " t0.\"profileId\" AS c1, t0.\"profileId\" AS o0, t0.\"id\" AS o1 FROM \"grant\" t0"
                        + " WHERE t0.\"userId\" = k.\"c0\" ORDER BY t0.\"profileId\", t0.\"id\" LIMIT $2) r"
                        + " ORDER BY r.o0, r.o1 LIMIT 100000) r");
    }

    private String gathered(Select<?> select) {
        RowQuery links = links(select, guide, PostgreSqlDialect.INSTANCE, Evidence.NONE);
        assertThat(links.transport()).isEqualTo(Transport.ARRAYS);
        return new QueryRenderer(PostgreSqlDialect.INSTANCE).render(links).text();
    }

    @Test
    void linksThatMayBeDoubleEndWithTheirOwnKey() {
        SchemaBuilder schema = Schema.builder();
        var left = schema.define("left").id();
        var right = schema.define("right").id();
        var link = schema.define("link").id();
        schema.belongsToMany(left, right).through(link).unique(false);
        RowQuery links =
                links(Select.from("left").include("rights"), schema.build(), PostgreSqlDialect.INSTANCE, Evidence.NONE);
        assertThat(new QueryRenderer(PostgreSqlDialect.INSTANCE).render(links).text())
                .endsWith(" ORDER BY t0.\"leftId\", t0.\"rightId\", t0.\"id\" LIMIT 100000) r");
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
