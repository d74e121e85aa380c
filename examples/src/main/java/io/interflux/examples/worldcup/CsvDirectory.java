package io.interflux.examples.worldcup;

import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Model;
import io.interflux.model.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;
import reactor.core.scheduler.Schedulers;

/** A directory with one CSV file per table, called after it. */
final class CsvDirectory {

    private final Path directory;

    CsvDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Checks that each table has its file, before anything is written.
     *
     * @throws DataFileException if the directory or a file is missing
     */
    void requireFilesOf(Schema schema) {
        if (!Files.isDirectory(directory)) {
            throw new DataFileException("There is no directory " + directory
                    + "; --data takes the directory of the CSV files of the Fjelstul World Cup Database");
        }
        List<String> missing = schema.models().stream()
                .map(this::file)
                .filter(file -> !Files.isRegularFile(file))
                .map(file -> String.valueOf(file.getFileName()))
                .toList();
        if (!missing.isEmpty()) {
            throw new DataFileException("The directory " + directory + " has no " + String.join(", ", missing)
                    + "; it must hold a CSV file for each of the "
                    + schema.models().size() + " tables");
        }
    }

    /**
     * The rows of a model's file in their order, read when there is demand and on a thread that may block; each subscription reads anew.
     * A cell that does not fit is a {@link DataFileException}.
     */
    Flux<DynamicEntity> rows(Model model) {
        return Flux.<DynamicEntity, CsvRows>generate(
                        () -> CsvRows.open(file(model), model), CsvDirectory::emitNext, CsvDirectory::close)
                .subscribeOn(Schedulers.boundedElastic());
    }

    private static CsvRows emitNext(CsvRows rows, SynchronousSink<DynamicEntity> sink) {
        DynamicEntity row = rows.next();
        if (row == null) {
            sink.complete();
        } else {
            sink.next(row);
        }
        return rows;
    }

    private static void close(CsvRows rows) {
        try {
            rows.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path file(Model model) {
        return directory.resolve(model.table().name() + ".csv");
    }
}
