package io.interflux.ddl;

import io.interflux.dialect.Dialect;
import io.interflux.model.Key;
import io.interflux.model.Model;
import io.interflux.model.Schema;

/** The statement that makes an index which is missing. */
public final class IndexAdvice {

    private IndexAdvice() {}

    /**
     * Creates an index that finds rows by a key, under the name that it would have in a new table.
     *
     * @throws io.interflux.error.SchemaException if two objects of the schema were given the same name
     */
    public static String create(Schema schema, Dialect dialect, Model model, Key key) {
        return new CreateStatements(schema, dialect).index(model, key);
    }
}
