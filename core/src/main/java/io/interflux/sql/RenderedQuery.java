package io.interflux.sql;

import io.interflux.model.DataType;
import java.util.ArrayList;
import java.util.List;

/**
 * A query rendered once; values that are given each time, and the keys of each window, are bound to it, so that its text never depends on
 * them.
 */
public final class RenderedQuery {

    private final String text;
    private final List<Parameter> parameters;
    private final List<DataType<?>> columns;
    private final boolean complete;

    RenderedQuery(String text, List<Parameter> parameters, List<DataType<?>> columns) {
        this.text = text;
        this.parameters = List.copyOf(parameters);
        this.columns = List.copyOf(columns);
        this.complete = parameters.stream().noneMatch(Parameter::isGiven);
    }

    /**
     * The same with values where its plan has {@link io.interflux.plan.Parameter parameters}.
     *
     * @param values those of a {@link io.interflux.query.QueryForm}; none leave everything as it is
     * @throws io.interflux.error.QueryException if one is not of the class that its attribute takes
     */
    public RenderedQuery with(List<Object> values) {
        return complete || values.isEmpty()
                ? this
                : new RenderedQuery(
                        text,
                        parameters.stream()
                                .map(parameter -> parameter.with(values))
                                .toList(),
                        columns);
    }

    /** The same with a clause without parameters after all others. */
    RenderedQuery endingWith(String clause) {
        return new RenderedQuery(text + " " + clause, parameters, columns);
    }

    /** The SQL. */
    public String text() {
        return text;
    }

    /** The statement of a query without keys. */
    public SqlStatement statement() {
        return statement(List.of());
    }

    /**
     * The statement for some keys.
     *
     * @param keys for each column of the key its values, all of one length
     */
    public SqlStatement statement(List<? extends List<?>> keys) {
        List<Binding> bindings = new ArrayList<>(parameters.size());
        parameters.forEach(parameter -> bindings.add(parameter.bind(keys)));
        return new SqlStatement(text, bindings, columns);
    }

    /** What stands behind a placeholder. */
    sealed interface Parameter {

        Binding bind(List<? extends List<?>> keys);

        default Parameter with(List<Object> values) {
            return this;
        }

        /** Whether it lacks its value before {@link #with}. */
        default boolean isGiven() {
            return false;
        }

        /** A value that is given each time. */
        record Given(DataType<?> type, io.interflux.plan.Parameter value) implements Parameter {
            @Override
            public boolean isGiven() {
                return true;
            }

            @Override
            public Parameter with(List<Object> values) {
                return new Fixed(new Binding.Scalar(type, value.in(values)));
            }

            @Override
            public Binding bind(List<? extends List<?>> keys) {
                throw new IllegalStateException("No value is given for " + value);
            }
        }

        /** The values of an array that are given each time. */
        record GivenArray(DataType<?> type, List<io.interflux.plan.Parameter> elements) implements Parameter {
            @Override
            public boolean isGiven() {
                return true;
            }

            @Override
            public Parameter with(List<Object> values) {
                return new Fixed(new Binding.Array(
                        type,
                        elements.stream().map(element -> element.in(values)).toList()));
            }

            @Override
            public Binding bind(List<? extends List<?>> keys) {
                throw new IllegalStateException("No values are given for " + elements);
            }
        }

        /** A value that is known when the query is rendered. */
        record Fixed(Binding binding) implements Parameter {
            @Override
            public Binding bind(List<? extends List<?>> keys) {
                return binding;
            }
        }

        /** One column of the keys. */
        record Keys(int index, DataType<?> type) implements Parameter {
            @Override
            public Binding bind(List<? extends List<?>> keys) {
                return new Binding.Array(type, keys.get(index));
            }
        }
    }
}
