package io.interflux.examples.worldcup;

import io.interflux.model.DataType;
import io.interflux.model.ModelDefinition;

/** Defines the attributes of one table, several of a kind at a time. Attributes are called like the columns, which the files name. */
record TableDefinition(ModelDefinition model) {

    /** The primary key, of attributes that are defined here too. */
    TableDefinition key(String... names) {
        model.primaryKey(names);
        return this;
    }

    TableDefinition texts(String... names) {
        return attributes(DataType.TEXT, names);
    }

    TableDefinition integers(String... names) {
        return attributes(DataType.INTEGER, names);
    }

    TableDefinition flags(String... names) {
        return attributes(DataType.BOOLEAN, names);
    }

    TableDefinition dates(String... names) {
        return attributes(DataType.DATE, names);
    }

    private TableDefinition attributes(DataType<?> type, String... names) {
        for (String name : names) {
            model.attribute(name, type);
        }
        return this;
    }
}
