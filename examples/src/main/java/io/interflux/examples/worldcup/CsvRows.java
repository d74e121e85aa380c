package io.interflux.examples.worldcup;

import io.interflux.mapping.DynamicEntity;
import io.interflux.model.Attribute;
import io.interflux.model.Model;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one open file as entities of a model, read one at a time. The header names the columns, in any order; a column that the model
 * does not have is passed over, and an empty cell is null. Not for use by several threads.
 */
final class CsvRows implements Closeable {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setNullString("")
            .get();

    private final String file;
    private final Model model;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    private CsvRows(String file, Model model, CSVParser parser) {
        this.file = file;
        this.model = model;
        this.parser = parser;
        this.records = parser.iterator();
    }

    /**
     * Opens a file.
     *
     * @throws DataFileException if it cannot be read, or lacks a column of the model
     */
    static CsvRows open(Path path, Model model) {
        String file = String.valueOf(path.getFileName());
        try {
            CSVParser parser = CSVParser.parse(Files.newBufferedReader(path), FORMAT);
            CsvRows rows = new CsvRows(file, model, parser);
            rows.requireColumns();
            return rows;
        } catch (IOException unreadable) {
            throw new DataFileException(file + " cannot be read: " + unreadable, unreadable);
        }
    }

    private void requireColumns() throws IOException {
        List<String> columns = parser.getHeaderNames();
        for (Attribute attribute : model.attributes()) {
            if (!columns.contains(attribute.column())) {
                parser.close();
                throw new DataFileException(file + " has no column " + attribute.column()
                        + "; its first line names the columns " + columns);
            }
        }
    }

    /**
     * The next row, or {@code null} after the last.
     *
     * @throws DataFileException if a cell does not fit its attribute, or the file cannot be read on
     */
    @Nullable DynamicEntity next() {
        long line = parser.getCurrentLineNumber() + 1;
        try {
            return records.hasNext() ? entity(records.next(), line) : null;
        } catch (UncheckedIOException unreadable) {
            throw new DataFileException(
                    file + " cannot be read after line " + (line - 1) + ": " + unreadable, unreadable);
        }
    }

    private DynamicEntity entity(CSVRecord cells, long line) {
        if (!cells.isConsistent()) {
            throw new DataFileException(file + ", line " + line + ": " + cells.size() + " cells, expected "
                    + parser.getHeaderNames().size());
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (Attribute attribute : model.attributes()) {
            values.put(attribute.name(), value(attribute, cells.get(attribute.column()), line));
        }
        return DynamicEntity.of(model.name(), values);
    }

    private @Nullable Object value(Attribute attribute, @Nullable String text, long line) {
        if (text == null) {
            if (attribute.nullable()) {
                return null;
            }
            throw bad(attribute, "the cell is empty, but needs", line, null);
        }
        try {
            return Cells.parse(attribute.type(), text);
        } catch (IllegalArgumentException wrong) {
            throw bad(attribute, "'" + text + "' is not", line, wrong);
        }
    }

    private DataFileException bad(Attribute attribute, String what, long line, @Nullable Throwable cause) {
        return new DataFileException(
                file + ", line " + line + ", column " + attribute.column() + ": " + what + " "
                        + Cells.expected(attribute.type()),
                cause);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
