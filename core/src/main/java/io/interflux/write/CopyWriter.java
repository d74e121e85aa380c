package io.interflux.write;

import io.interflux.assemble.LoadedRow;
import io.interflux.dialect.CopyDialect;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.spi.Session;
import io.interflux.sql.CopyRenderer;
import io.interflux.sql.CopyStatement.Format;
import io.interflux.sql.SqlStatement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Writes runs by copying: straight into the table, or into a temporary one and from there into the table, where a row that is there is looked
 * for. What copies cannot say, the time of the database, is asked for first: within one transaction it is always the same.
 */
final class CopyWriter implements ChunkWriter.RunWriter {

    private static final AtomicLong LAST = new AtomicLong();

    private final Session session;
    private final CopyDialect copying;
    private final ColumnTypes types;
    private final CopyRenderer renderer;
    private final StatementWriter statements;
    private final Map<List<Attribute>, LoadedRow> times = new HashMap<>();
    private @Nullable String temporary;

    CopyWriter(Session session, Tools tools, CopyDialect copying, ColumnTypes types) {
        this.session = session;
        this.copying = copying;
        this.types = types;
        this.renderer = new CopyRenderer(tools.dialect(), copying);
        this.statements = new StatementWriter(session, tools);
    }

    @Override
    public List<RowRun> parts(RowRun run) {
        return run.columns().isEmpty() ? statements.parts(run) : List.of(run);
    }

    /** A row of nothing but defaults has no column to copy. */
    @Override
    public Mono<Long> write(RowRun part) {
        Key key = part.key();
        if (part.columns().isEmpty()) {
            return statements.write(part);
        }
        return key == null ? straight(part) : throughTemporary(part, key);
    }

    private Mono<Long> straight(RowRun run) {
        List<Attribute> stamped = run.stamped();
        List<Attribute> columns = new ArrayList<>(run.columns());
        columns.addAll(stamped);
        return format(run, columns).flatMap(format -> now(stamped)
                .flatMap(values ->
                        session.copy(renderer.copy(run.model().table(), columns, format, run.values(values)))));
    }

    private Mono<Format> format(RowRun run, List<Attribute> columns) {
        return types.format(session, renderer, copying, run.model().table(), columns);
    }

    private Mono<List<@Nullable Object>> now(List<Attribute> attributes) {
        if (attributes.isEmpty()) {
            return Mono.just(List.of());
        }
        LoadedRow before = times.get(attributes);
        Mono<LoadedRow> row = before != null
                ? Mono.just(before)
                : session.query(renderer.now(attributes), 0, found -> LoadedRow.copyOf(found, attributes.size()))
                        .single()
                        .doOnNext(found -> times.put(attributes, found));
        return row.map(found -> values(found, attributes.size()));
    }

    private static List<@Nullable Object> values(LoadedRow row, int width) {
        List<@Nullable Object> values = new ArrayList<>(width);
        for (int i = 0; i < width; i++) {
            values.add(row.get(i));
        }
        return values;
    }

    private Mono<Long> throughTemporary(RowRun run, Key key) {
        List<Attribute> columns = run.columns();
        return format(run, columns).flatMap(format -> emptyTemporary(run)
                .flatMap(name -> session.copy(renderer.copyTemporary(name, columns, format, run.values(List.of())))
                        .then(Mono.defer(() -> session.update(renderer.upsertFrom(name, run.upsert(key)))))));
    }

    private Mono<String> emptyTemporary(RowRun run) {
        String before = temporary;
        if (before != null) {
            return session.update(renderer.empty(before)).thenReturn(before);
        }
        String name = "interflux_rows_" + LAST.incrementAndGet();
        List<Attribute> all = List.copyOf(run.model().attributes());
        SqlStatement creation = renderer.createTemporary(name, run.model().table(), all);
        return session.update(creation).doOnNext(done -> temporary = name).thenReturn(name);
    }

    /** The transaction's end would drop it too, but that may be the caller's and far away. */
    @Override
    public Mono<Void> close() {
        return Mono.defer(() -> {
            String name = temporary;
            return name == null
                    ? Mono.empty()
                    : session.update(renderer.drop(name)).then();
        });
    }
}
