package io.interflux.explain;

import io.interflux.catalog.Catalog;
import io.interflux.ddl.IndexAdvice;
import io.interflux.dialect.Dialect;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import io.interflux.plan.CollectionStep;
import io.interflux.plan.Column;
import io.interflux.plan.RowQuery;
import io.interflux.plan.RowSource;
import io.interflux.plan.StepStatement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the keys by which the steps of a plan look rows up, and those of them that no index of a live database begins with. */
final class IndexSearch {

    private final Schema schema;
    private final Dialect dialect;
    private final Catalog catalog;
    private final Map<String, MissingIndex> missing = new LinkedHashMap<>();

    IndexSearch(Schema schema, Dialect dialect, Catalog catalog) {
        this.schema = schema;
        this.dialect = dialect;
        this.catalog = catalog;
    }

    /** Each once, under the first path that wants it; none for a view, or a table that is not there. */
    List<MissingIndex> missing(Plans plans) {
        search(plans.fewRoots().roots());
        if (plans.manyRoots() != null) {
            search(plans.manyRoots().roots());
        }
        return List.copyOf(missing.values());
    }

    private void search(RowSource source) {
        source.steps().forEach(this::search);
    }

    private void search(CollectionStep step) {
        for (StepStatement statement : step.statements()) {
            RowQuery.KeyMatch keys = statement.query().keys();
            if (keys != null) {
                lookUp(step.path(), keys.columns());
            }
            RowSource source = statement.source();
            if (source != null) {
                search(source);
            }
        }
    }

    private void lookUp(String path, List<Column> columns) {
        Model model = columns.get(0).table().model();
        List<String> names =
                columns.stream().map(column -> column.attribute().column()).toList();
        boolean found = catalog.table(model.table())
                .filter(table -> !table.view() && !table.isIndexed(names))
                .isEmpty();
        if (!found) {
            List<Attribute> attributes = columns.stream().map(Column::attribute).toList();
            String advice = IndexAdvice.create(schema, dialect, model, new Key(attributes));
            missing.putIfAbsent(advice, new MissingIndex(path, model.table(), names, advice));
        }
    }
}
