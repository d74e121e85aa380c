package io.interflux.r2dbc;

import io.interflux.error.DatabaseException;
import io.interflux.error.ReportedRow;
import io.interflux.model.DataType;
import io.interflux.sql.CopyStatement;
import io.interflux.sql.SqlStatement;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * {@code COPY … FROM STDIN} by r2dbc-postgresql. All rows are written to memory before anything is sent: a publisher that fails in the middle
 * would lose its error to the driver, which tells the server only that the copy failed.
 *
 * <p>Loaded only where the driver's classes are there.
 */
final class CopyIn {

    private final Errors errors;

    CopyIn(Errors errors) {
        this.errors = errors;
    }

    /** Whether the driver's connection can be reached. */
    static boolean isPossible(Connection connection) {
        return Lease.physical(connection) instanceof PostgresqlConnection;
    }

    /**
     * Sends the rows, and gives the number that the server has taken.
     *
     * @throws DatabaseException if a value cannot be written, which names its row
     */
    Publisher<Long> run(Connection connection, CopyStatement statement) {
        List<byte[]> frames = frames(statement);
        Flux<Mono<ByteBuf>> sent =
                Flux.fromIterable(frames).map(frame -> Mono.fromSupplier(() -> Unpooled.wrappedBuffer(frame)));
        return ((PostgresqlConnection) Lease.physical(connection))
                .copyIn(statement.text())
                .fromMany(sent)
                .build();
    }

    private List<byte[]> frames(CopyStatement statement) {
        CopyBuffer buffer = new CopyBuffer();
        CopyFormat format = statement.format() == CopyStatement.Format.BINARY
                ? new BinaryCopyFormat(buffer)
                : new TextCopyFormat(buffer);
        format.begin();
        for (int i = 0; i < statement.rows().size(); i++) {
            try {
                row(format, statement.types(), statement.rows().get(i));
            } catch (RuntimeException unfit) {
                DatabaseException refused = errors.preparing(SqlStatement.of(statement.text()), unfit);
                throw new DatabaseException(refused, new ReportedRow(i + 1L, Map.of()));
            }
            buffer.endRow();
        }
        format.end();
        return buffer.frames();
    }

    private static void row(CopyFormat format, List<DataType<?>> types, List<? extends @Nullable Object> values) {
        format.beginRow(types.size());
        for (int i = 0; i < types.size(); i++) {
            Object value = values.get(i);
            if (value == null) {
                format.nothing();
            } else {
                format.value(types.get(i), value);
            }
        }
        format.endRow();
    }
}
