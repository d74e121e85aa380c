package io.interflux.write;

import io.interflux.dialect.Dialect;
import io.interflux.error.BulkLoadException.FailedRows;
import io.interflux.error.ConstraintViolationException;
import io.interflux.error.DatabaseException;
import io.interflux.error.ReportedRow;
import io.interflux.model.Attribute;
import io.interflux.model.Key;
import io.interflux.model.Model;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Finds the row because of which the database has refused a run: by the line that it reports, else by the key that it reports, else by
 * writing halves of the run, where a failure leaves the transaction usable. What these write is taken back with the failed load.
 */
final class RowSearch {

    private final ChunkWriter.RunWriter writer;
    private final Dialect dialect;

    RowSearch(ChunkWriter.RunWriter writer, Dialect dialect) {
        this.writer = writer;
        this.dialect = dialect;
    }

    /** The row, or the rows among which it is; empty if the failure is about no row. */
    Mono<FailedRows> failed(RowRun run, DatabaseException failure) {
        ReportedRow reported = failure.reportedRow();
        OptionalInt place = reported == null ? OptionalInt.empty() : place(run, reported);
        if (place.isPresent()) {
            return Mono.just(at(run, place.getAsInt()));
        }
        if (!isAboutARow(failure)) {
            return Mono.empty();
        }
        return dialect.failureAbortsTransaction() && run.size() > 1
                ? Mono.just(new FailedRows(
                        run.rows().get(0).position(),
                        run.rows().get(run.size() - 1).position(),
                        null))
                : halved(run, 0, run.size()).map(found -> at(run, found));
    }

    /** Integrity constraints and values that do not fit; not locks, connections or permissions. */
    private static boolean isAboutARow(DatabaseException failure) {
        return failure instanceof ConstraintViolationException
                || String.valueOf(failure.sqlState()).startsWith("22");
    }

    private static OptionalInt place(RowRun run, ReportedRow reported) {
        Long line = reported.line();
        if (line != null && line <= run.size()) {
            return OptionalInt.of((int) (line - 1));
        }
        return reported.key().isEmpty() ? OptionalInt.empty() : only(run, reported.key());
    }

    /** The one row with these values; none if there are several. */
    private static OptionalInt only(RowRun run, Map<String, String> key) {
        List<Attribute> attributes = List.copyOf(run.model().attributes());
        int[] found = IntStream.range(0, run.size())
                .filter(i -> has(run.rows().get(i), attributes, key))
                .limit(2)
                .toArray();
        return found.length == 1 ? OptionalInt.of(found[0]) : OptionalInt.empty();
    }

    private static boolean has(BulkRow row, List<Attribute> attributes, Map<String, String> key) {
        int equal = 0;
        for (int i = 0; i < attributes.size(); i++) {
            String wanted = key.get(attributes.get(i).column());
            if (wanted != null && wanted.equals(Objects.toString(row.value(i), null))) {
                equal++;
            }
        }
        return equal == key.size();
    }

    private static FailedRows at(RowRun run, int place) {
        BulkRow row = run.rows().get(place);
        return new FailedRows(row.position(), row.position(), key(run, row));
    }

    private static @Nullable String key(RowRun run, BulkRow row) {
        Model model = run.model();
        Key key = run.key() != null ? run.key() : model.primaryKey();
        String shown = key == null ? null : row.shown(RowRun.places(model, key));
        return shown == null ? null : key + " = " + shown;
    }

    /** The place of the first row from {@code from} on that is refused, of which there is one before {@code to}. */
    private Mono<Integer> halved(RowRun run, int from, int to) {
        if (to - from == 1) {
            return Mono.just(from);
        }
        int middle = (from + to) >>> 1;
        return writer.write(run.part(from, middle))
                .thenReturn(true)
                .onErrorResume(DatabaseException.class, refused -> Mono.just(false))
                .flatMap(passes -> passes ? halved(run, middle, to) : halved(run, from, middle));
    }
}
