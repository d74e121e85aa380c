package io.interflux.plan;

import io.interflux.model.Attribute;
import io.interflux.model.DataType;

/** An attribute of one occurrence of a table. */
public record Column(Table table, Attribute attribute) implements Expression {

    @Override
    public DataType<?> type() {
        return attribute.type();
    }

    @Override
    public boolean nullable() {
        return attribute.nullable();
    }

    @Override
    public String toString() {
        return table.model().name() + "." + attribute.name();
    }
}
