package io.interflux.write;

import io.interflux.dialect.CopyDialect;
import io.interflux.model.Attribute;
import io.interflux.model.TableName;
import io.interflux.spi.Session;
import io.interflux.sql.CopyRenderer;
import io.interflux.sql.CopyStatement.Format;
import io.interflux.sql.SqlStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The types that the columns of a table really have, asked for once: in binary the database converts nothing. */
final class ColumnTypes {

    private volatile @Nullable Map<String, String> known;

    /** How rows of these columns can be handed over; text if one of them is of another type than the attribute says, or is not there. */
    Mono<Format> format(
            Session session, CopyRenderer renderer, CopyDialect copying, TableName table, List<Attribute> columns) {
        return of(session, renderer.columnTypes(table)).map(types -> {
            boolean binary = columns.stream()
                    .allMatch(column -> copying.takesBinary(column.type(), types.getOrDefault(column.column(), "")));
            return binary ? Format.BINARY : Format.TEXT;
        });
    }

    private Mono<Map<String, String>> of(Session session, SqlStatement question) {
        Map<String, String> before = known;
        return before != null
                ? Mono.just(before)
                : session.query(question, 0, row -> Map.entry(text(row.get(0)), text(row.get(1))))
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue, HashMap::new)
                        .doOnNext(types -> known = types);
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }
}
