package io.interflux.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.interflux.dialect.Dialect;
import io.interflux.dialect.H2Dialect;
import io.interflux.dialect.PostgreSqlDialect;
import io.interflux.mapping.Mappings;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import io.interflux.sql.Binding;
import io.interflux.sql.QueryRenderer;
import io.interflux.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a plan, in the order in which they are sent when every level has rows. All are given as they read rows; how they read
 * arrays is {@link TransportTest}'s.
 */
final class PlannedSql {

    static final int WINDOW = 1000;

    private static final Pattern EITHER = Pattern.compile("«([^|»]*)\\|([^»]*)»");

    private final QueryRenderer renderer;
    private final List<String> texts = new ArrayList<>();

    private PlannedSql(Dialect dialect) {
        this.renderer = new QueryRenderer(dialect);
    }

    static LoadPlan plan(Select<?> select, Schema schema, Dialect dialect) {
        return new Planner(schema, dialect, Mappings.of(schema), WINDOW).plan(select);
    }

    static List<String> of(Select<?> select, Schema schema, Dialect dialect) {
        LoadPlan plan = plan(select, schema, dialect);
        PlannedSql sql = new PlannedSql(dialect);
        sql.texts.add(roots(select, schema, dialect).text());
        sql.steps(plan.roots().steps());
        return sql.texts;
    }

    /** The statement of the roots, all in one. */
    static SqlStatement roots(Select<?> select, Schema schema, Dialect dialect) {
        LoadPlan plan = plan(select, schema, dialect);
        return new QueryRenderer(dialect)
                .render(plan.roots().query(), plan.limit(), plan.offset())
                .statement();
    }

    /** The statement of the window that begins after a root with those values in the terms of the order. */
    static SqlStatement windowAfter(
            Select<?> select, Schema schema, Dialect dialect, List<? extends @Nullable Object> last) {
        RowSource roots = plan(select, schema, dialect).roots();
        Windowing.Keyset keyset =
                (Windowing.Keyset) plan(select, schema, dialect).windowing();
        Predicate after = keyset.after(column -> last.get(keyset.columns().indexOf(column)));
        return new QueryRenderer(dialect)
                .render(roots.query().and(after), (long) WINDOW, 0)
                .statement();
    }

    /** Asserts the statements on PostgreSQL, and on H2 the same without the casts of array parameters; {@code «a|b»} is a there and b here. */
    static void assertSql(Schema schema, Select<?> select, String... texts) {
        assertThat(of(select, schema, PostgreSqlDialect.INSTANCE))
                .containsExactly(Stream.of(texts)
                        .map(text -> EITHER.matcher(text).replaceAll("$1"))
                        .toArray(String[]::new));
        assertThat(of(select, schema, H2Dialect.INSTANCE))
                .containsExactly(Stream.of(texts)
                        .map(text -> withoutArrayCasts(EITHER.matcher(text).replaceAll("$2")))
                        .toArray(String[]::new));
    }

    static String withoutArrayCasts(String postgreSql) {
        return postgreSql.replaceAll("::[a-z0-9]+\\[]", "");
    }

    /** The values bound to a statement, arrays as lists. */
    static List<@Nullable Object> values(SqlStatement statement) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Binding binding : statement.bindings()) {
            values.add(binding instanceof Binding.Scalar scalar ? scalar.value() : ((Binding.Array) binding).values());
        }
        return values;
    }

    private void steps(List<CollectionStep> steps) {
        for (CollectionStep step : steps) {
            if (step instanceof CollectionStep.Batch batch) {
                source(batch.children());
            } else if (step instanceof CollectionStep.LinkWithTarget both) {
                source(both.children());
            } else if (step instanceof CollectionStep.LinkThenTarget links) {
                texts.add(renderer.render(links.links().by(Transport.ROWS)).text());
                source(links.targets());
            } else if (step instanceof RecursiveStep recursive) {
                recursive(recursive);
            }
        }
    }

    /** The statements of one level, and that of the rows where they do not come with the links. */
    private void recursive(RecursiveStep step) {
        step.relations()
                .forEach(relation ->
                        texts.add(renderer.render(relation.links().query()).text()));
        if (step.rows() == RecursiveStep.Rows.WITH_LINKS) {
            steps(step.nodes().steps());
        } else {
            source(step.nodes());
        }
    }

    private void source(RowSource source) {
        texts.add(renderer.render(source.query()).text());
        steps(source.steps());
    }
}
