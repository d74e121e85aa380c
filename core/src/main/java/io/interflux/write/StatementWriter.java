package io.interflux.write;

import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.spi.Session;
import io.interflux.sql.Insert;
import io.interflux.sql.InsertRenderer;
import io.interflux.sql.SqlStatement;
import java.util.List;
import reactor.core.publisher.Mono;

/** Writes runs by multi-row statements, which every database takes. */
final class StatementWriter implements ChunkWriter.RunWriter {

    private final Session session;
    private final Tools tools;

    StatementWriter(Session session, Tools tools) {
        this.session = session;
        this.tools = tools;
    }

    @Override
    public List<RowRun> parts(RowRun run) {
        int columns = run.model().attributes().size();
        return Chunk.of(run.size(), columns, tools.dialect().maxParameters()).stream()
                .map(chunk -> run.part(chunk.from(), chunk.to()))
                .toList();
    }

    @Override
    public Mono<Long> write(RowRun part) {
        Key key = part.key();
        return key == null
                ? session.update(insert(part))
                : tools.atomic().racing(upsert(part, key).flux()).single();
    }

    private Mono<Long> upsert(RowRun part, Key key) {
        return session.update(tools.writes().upsert(part.upsert(key)));
    }

    private SqlStatement insert(RowRun part) {
        List<Attribute> all = List.copyOf(part.model().attributes());
        return new InsertRenderer(tools.dialect())
                .render(new Insert(part.model().table(), all, part.insertValues(), List.of()));
    }
}
