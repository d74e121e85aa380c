package io.interflux.plan;

import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Model;
import java.util.List;

/** One occurrence of a model's table in a statement, under an alias that the planner made. */
public record Table(Model model, String alias) {

    Column column(Attribute attribute) {
        return new Column(this, attribute);
    }

    List<Column> columns(Key key) {
        return key.attributes().stream().map(this::column).toList();
    }
}
