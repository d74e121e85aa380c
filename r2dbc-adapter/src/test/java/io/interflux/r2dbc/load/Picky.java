package io.interflux.r2dbc.load;

import io.interflux.model.Converter;
import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;
import io.interflux.model.Schema;
import io.interflux.model.SchemaBuilder;

/** The tables of {@link Family}, with a converter that refuses parent 20, or a type that is not the column's. */
final class Picky {

    static final Schema SCHEMA = schema();
    /** The name of a parent is declared as a number. */
    static final Schema MISTYPED = mistyped();

    private Picky() {}

    private static Schema schema() {
        SchemaBuilder schema = Schema.builder();
        ModelDefinition parent = schema.define("parent")
                .id()
                .attribute("name", DataType.STRING, a -> a.converter(new Refusing<>(String.class, "p20")));
        ModelDefinition child = schema.define("child").id().attribute("parentId", DataType.LONG, a -> a.notNull());
        schema.hasMany(parent, child);
        return schema.build();
    }

    private static Schema mistyped() {
        SchemaBuilder schema = Schema.builder();
        ModelDefinition parent = schema.define("parent").id().attribute("name", DataType.LONG);
        ModelDefinition child = schema.define("child").id().attribute("parentId", DataType.LONG, a -> a.notNull());
        schema.hasMany(parent, child);
        return schema.build();
    }

    /** What the converter throws. */
    static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(Object value) {
            super("refused " + value);
        }
    }

    private record Refusing<T>(Class<T> attributeType, T refused) implements Converter<T, T> {

        @Override
        public T toColumn(T value) {
            return value;
        }

        @Override
        public T toAttribute(T value) {
            if (value.equals(refused)) {
                throw new Refused(value);
            }
            return value;
        }
    }
}
