package io.interflux.examples.musicstore;

import static java.util.stream.Collectors.joining;

import io.interflux.examples.musicstore.report.Report;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Finds a report by its name. */
final class ReportConverter implements ITypeConverter<Report<?>> {

    @Override
    public Report<?> convert(String name) {
        return Report.ALL.stream()
                .filter(report -> report.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("there is no report '" + name + "', only " + names()));
    }

    static String names() {
        return Report.ALL.stream().map(Report::name).collect(joining(", "));
    }

    /** A line for each report, for the help. */
    static String[] descriptions() {
        return Report.ALL.stream()
                .map(report -> "  %-10s %s".formatted(report.name(), report.description()))
                .toArray(String[]::new);
    }
}
