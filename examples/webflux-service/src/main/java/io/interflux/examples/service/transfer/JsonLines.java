package io.interflux.examples.service.transfer;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import tools.jackson.databind.json.JsonMapper;

/** Bodies of one JSON object a line, as the bytes arrive and leave. */
@Component
final class JsonLines {

    /**
     * Rows that are sent together. Spring's own encoder sends each alone, in a write of its own; more of them are read ahead for a client
     * that is slow.
     */
    private static final int ROWS_AT_ONCE = 16;

    private final JsonMapper mapper;

    JsonLines(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** The lines of some rows, as they are asked for. */
    Flux<byte[]> write(Flux<?> rows) {
        return rows.buffer(ROWS_AT_ONCE).map(this::lines);
    }

    private byte[] lines(List<?> rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object row : rows) {
            bytes.writeBytes(mapper.writeValueAsBytes(row));
            bytes.write('\n');
        }
        return bytes.toByteArray();
    }

    /** The rows of a body, one for each line, as they are asked for; ends with an {@link UnreadableLineException} at a line that is none. */
    <T> Flux<T> read(Flux<byte[]> body, RowReader<T> reader) {
        return Flux.defer(() -> {
            LineSplitter splitter = new LineSplitter();
            AtomicLong number = new AtomicLong();
            return body.concatMapIterable(splitter::lines, 1)
                    .concatWith(Flux.defer(() -> Flux.fromIterable(splitter.rest())))
                    .map(line -> reader.row(number.incrementAndGet(), line));
        });
    }
}
