package io.interflux.plan;

import io.interflux.dialect.Dialect;
import io.interflux.mapping.Mappings;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import io.interflux.sql.QueryRenderer;
import java.util.ArrayList;
import java.util.List;

/** The statements of a plan, in the order in which they are sent when every level has rows. */
final class PlannedSql {

    private final QueryRenderer renderer;
    private final List<String> texts = new ArrayList<>();

    private PlannedSql(Dialect dialect) {
        this.renderer = new QueryRenderer(dialect);
    }

    static List<String> of(Select<?> select, Schema schema, Dialect dialect) {
        LoadPlan plan = new Planner(schema, dialect, Mappings.of(schema), 1000).plan(select);
        PlannedSql sql = new PlannedSql(dialect);
        sql.texts.add(sql.renderer
                .render(plan.roots().query(), plan.limit(), plan.offset())
                .text());
        sql.steps(plan.roots().steps());
        return sql.texts;
    }

    private void steps(List<CollectionStep> steps) {
        for (CollectionStep step : steps) {
            if (step instanceof CollectionStep.Batch batch) {
                source(batch.children());
            } else if (step instanceof CollectionStep.LinkThenTarget links) {
                texts.add(renderer.render(links.links()).text());
                source(links.targets());
            }
        }
    }

    private void source(RowSource source) {
        texts.add(renderer.render(source.query()).text());
        steps(source.steps());
    }
}
