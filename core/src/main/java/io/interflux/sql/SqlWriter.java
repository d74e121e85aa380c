package io.interflux.sql;

import io.interflux.dialect.Dialect;
import io.interflux.error.QueryException;
import io.interflux.model.Attribute;
import io.interflux.model.DataType;
import io.interflux.plan.Parameter;
import io.interflux.plan.Predicate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes text and collects what is bound to its placeholders, in order. */
final class SqlWriter {

    private final Dialect dialect;
    private final StringBuilder text = new StringBuilder();
    private final List<RenderedQuery.Parameter> parameters = new ArrayList<>();

    SqlWriter(Dialect dialect) {
        this.dialect = dialect;
    }

    Dialect dialect() {
        return dialect;
    }

    SqlWriter append(String part) {
        text.append(part);
        return this;
    }

    /** What a part writes, as text of its own, with its placeholders where they are. */
    String written(Runnable part) {
        int start = text.length();
        part.run();
        String written = text.substring(start);
        text.setLength(start);
        return written;
    }

    SqlWriter column(String tableAlias, Attribute attribute) {
        text.append(tableAlias).append('.').append(dialect.quote(attribute.column()));
        return this;
    }

    SqlWriter value(Predicate.Value value) {
        return value.value() instanceof Parameter given
                ? given(value.type(), given)
                : bind(new Binding.Scalar(value.type(), value.value()));
    }

    SqlWriter value(long number) {
        return bind(new Binding.Scalar(DataType.LONG, number));
    }

    SqlWriter array(DataType<?> element, List<?> values) {
        return append(arrayParameter(element, values));
    }

    /** A placeholder for an array that is known when the statement is rendered, or given each time. */
    String arrayParameter(DataType<?> element, List<?> values) {
        List<Parameter> given = values.stream()
                .filter(Parameter.class::isInstance)
                .map(Parameter.class::cast)
                .toList();
        parameters.add(
                given.isEmpty()
                        ? new RenderedQuery.Parameter.Fixed(new Binding.Array(element, values))
                        : new RenderedQuery.Parameter.GivenArray(element, given));
        return dialect.arrayPlaceholder(parameters.size(), element);
    }

    /** A placeholder for one column of the keys. */
    String keys(int index, DataType<?> type) {
        parameters.add(new RenderedQuery.Parameter.Keys(index, type));
        return dialect.arrayPlaceholder(parameters.size(), type);
    }

    /** A placeholder with its type, where nothing around it tells the database. */
    SqlWriter bindTyped(Binding.Scalar binding) {
        parameters.add(new RenderedQuery.Parameter.Fixed(binding));
        return append(dialect.typedPlaceholder(parameters.size(), binding.type()));
    }

    SqlWriter bind(Binding.Scalar binding) {
        parameters.add(new RenderedQuery.Parameter.Fixed(binding));
        return append(dialect.placeholder(parameters.size(), binding.type()));
    }

    private SqlWriter given(DataType<?> type, Parameter value) {
        parameters.add(new RenderedQuery.Parameter.Given(type, value));
        return append(dialect.placeholder(parameters.size(), type));
    }

    <T> SqlWriter separated(List<T> items, String separator, Consumer<T> each) {
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                text.append(separator);
            }
            each.accept(items.get(i));
        }
        return this;
    }

    RenderedQuery toQuery(List<DataType<?>> columns) {
        if (parameters.size() > dialect.maxParameters()) {
            throw new QueryException("The query binds " + parameters.size() + " values, but " + dialect.name()
                    + " takes at most " + dialect.maxParameters()
                    + " in one statement; put many values into one in(…), which binds an array");
        }
        return new RenderedQuery(text.toString(), parameters, columns);
    }
}
