package io.interflux.jackson2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.interflux.Interflux;
import io.interflux.model.Schema;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.testkit.json.JsonGraphsContract;
import io.r2dbc.spi.ConnectionFactory;

class JsonGraphsIT implements JsonGraphsContract {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .findAndAddModules()
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @Override
    public String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    public Interflux interflux(ConnectionFactory connections, Schema schema) {
        return R2dbcInterflux.create(connections, schema);
    }
}
