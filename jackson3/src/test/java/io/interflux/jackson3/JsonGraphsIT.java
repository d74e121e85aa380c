package io.interflux.jackson3;

import io.interflux.Interflux;
import io.interflux.model.Schema;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.json.JsonGraphsContract;
import io.r2dbc.spi.ConnectionFactory;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

class JsonGraphsIT implements JsonGraphsContract {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().findAndAddModules().build();

    @Override
    public String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    @Override
    public Interflux interflux(ConnectionFactory connections, Schema schema) {
        return R2dbcInterflux.create(connections, schema);
    }
}
