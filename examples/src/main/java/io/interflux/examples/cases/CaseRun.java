package io.interflux.examples.cases;

import io.interflux.Interflux;
import io.interflux.Page;
import io.interflux.load.LoadOptions;
import io.interflux.mapping.DynamicEntity;
import io.interflux.r2dbc.R2dbcInterflux;
import io.interflux.r2dbc.R2dbcOptions;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.cases.CaseDocument;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/** One document on a database that is emptied first. */
final class CaseRun {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final CaseDocument document;
    private final TestDatabase database;
    private final LoadOptions options;

    CaseRun(CaseDocument document, TestDatabase database, LoadOptions options) {
        this.document = document;
        this.database = database;
        this.options = options;
    }

    /** The first difference, or the error, or {@code null} if the document passes. */
    @Nullable String difference() {
        try {
            database.reset();
            ConnectionFactory connections = database.connectionFactory();
            return difference(R2dbcInterflux.create(connections, document.schema(), R2dbcOptions.DEFAULT, options));
        } catch (RuntimeException | AssertionError error) {
            return error.toString();
        }
    }

    private @Nullable String difference(Interflux interflux) {
        interflux.schema().create().block(LIMIT);
        insert(interflux);
        Page<DynamicEntity> page =
                interflux.findPage(document.query()).blockOptional(LIMIT).orElseThrow();
        String difference = document.difference(page.items());
        long total = document.totalWithoutLimit().orElse(page.total());
        return difference != null || page.total() == total
                ? difference
                : "total: expected " + total + ", but it is " + page.total();
    }

    private void insert(Interflux interflux) {
        Map<String, List<DynamicEntity>> byModel = new LinkedHashMap<>();
        document.rows().forEach(row -> byModel.computeIfAbsent(row.model(), model -> new ArrayList<>())
                .add(row));
        Flux.fromIterable(byModel.values())
                .concatMap(interflux::insertAll, 1)
                .then()
                .block(LIMIT);
    }
}
