package io.interflux.sql;

import io.interflux.model.DataType;
import java.util.List;

/** A query rendered once; the keys of each window are bound to it, so that its text never depends on them. */
public final class RenderedQuery {

    private final String text;
    private final List<Parameter> parameters;
    private final List<DataType<?>> columns;

    RenderedQuery(String text, List<Parameter> parameters, List<DataType<?>> columns) {
        this.text = text;
        this.parameters = List.copyOf(parameters);
        this.columns = List.copyOf(columns);
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
        List<Binding> bindings =
                parameters.stream().map(parameter -> parameter.bind(keys)).toList();
        return new SqlStatement(text, bindings, columns);
    }

    /** What stands behind a placeholder. */
    sealed interface Parameter {

        Binding bind(List<? extends List<?>> keys);

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
