package io.interflux.benchmarks.contender;

import io.interflux.benchmarks.graph.Event;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Rows in the text format of PostgreSQL's {@code COPY}. The values need no escapes. */
final class CopyLines {

    /** How many rows go together. */
    static final int ROWS = 1000;

    static final String COPY = "COPY events (id, name, amount, settled) FROM STDIN";

    private static final int LENGTH = 64;

    private CopyLines() {}

    static byte[] bytes(List<Event> events) {
        StringBuilder lines = new StringBuilder(events.size() * LENGTH);
        for (Event event : events) {
            Integer amount = event.amount();
            lines.append(event.id().longValue())
                    .append('\t')
                    .append(event.name())
                    .append('\t');
            lines.append(amount == null ? "\\N" : amount.toString()).append('\t');
            lines.append(event.settled() ? 't' : 'f').append('\n');
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }
}
