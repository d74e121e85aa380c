package io.interflux.examples.byname;

import io.interflux.Interflux;
import io.interflux.examples.ExampleJson;
import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Schema;
import io.interflux.query.Select;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One example of the guide.
 *
 * @param name what it shows
 * @param schema its models and how they are associated
 * @param rows of its tables, each list of one model, in the order in which they can be stored
 * @param query what it asks
 */
record Example(String name, Schema schema, List<List<DynamicEntity>> rows, Select<DynamicEntity> query) {

    /** Creates the tables and stores the rows. */
    Mono<Void> prepare(Interflux interflux) {
        return interflux
                .schema()
                .create()
                .thenMany(Flux.fromIterable(rows).concatMap(interflux::insertAll))
                .then();
    }

    /** The roots with their graphs as a JSON array. */
    Mono<String> json(Interflux interflux) {
        return interflux.find(query).map(DynamicEntity::asMap).collectList().map(ExampleJson::of);
    }
}
