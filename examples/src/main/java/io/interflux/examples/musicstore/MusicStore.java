package io.interflux.examples.musicstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interflux.Interflux;
import io.interflux.examples.ExampleJson;
import io.interflux.examples.musicstore.load.Progress;
import io.interflux.examples.musicstore.load.StorePreparation;
import io.interflux.examples.musicstore.model.MusicStoreSchema;
import io.interflux.examples.musicstore.report.Report;
import io.interflux.examples.musicstore.report.TextBlock;
import io.interflux.r2dbc.R2dbcInterflux;
import io.r2dbc.spi.ConnectionFactory;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import reactor.core.publisher.Mono;

/**
 * Loads the Chinook music store into a database and streams a report from it. Exits with 0, with 1 if something failed, with 2 for wrong
 * arguments.
 *
 * <pre>{@code
 * mvn -q -pl examples -am compile exec:java \
 *     -Dexec.mainClass=io.interflux.examples.musicstore.MusicStore -Dexec.args="playlists --limit 3"
 * }</pre>
 */
@Command(
        name = "MusicStore",
        mixinStandardHelpOptions = true,
        versionProvider = BuildVersion.class,
        sortOptions = false,
        description =
                "Loads the Chinook music store into a database, if it is not there yet, and streams a report from it.",
        footerHeading = "%nReports:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:Done.", "1:The database or the data failed.", "2:Wrong arguments."})
public final class MusicStore implements Callable<Integer> {

    private static final int LINES_PER_LIST = 10;

    private final Function<String, ConnectionFactory> drivers;
    private final PrintStream out;
    private final PrintStream err;

    @Spec
    private @Nullable CommandSpec spec;

    @ArgGroup
    private @Nullable Choice choice;

    /** The report, by its place or by name. */
    static final class Choice {
        @Parameters(
                index = "0",
                paramLabel = "REPORT",
                description = "What to show: one of the reports below.",
                converter = ReportConverter.class)
        private @Nullable Report<?> positional;

        @Option(
                names = "--report",
                paramLabel = "REPORT",
                description = "The same by name.",
                converter = ReportConverter.class)
        private @Nullable Report<?> named;
    }

    @Option(names = "--limit", paramLabel = "ROOTS", description = "At most that many roots, 0 or more.")
    private @Nullable Long limit;

    @Option(names = "--json", description = "One JSON document per root and line, instead of text.")
    private boolean json;

    @Option(names = "--full", description = "All lines of each list, instead of the first 10; JSON is always complete.")
    private boolean full;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The database. Default: an H2 in memory, ${DEFAULT-VALUE}")
    private String url = StoreDatabase.EMBEDDED;

    @Option(
            names = "--load",
            negatable = true,
            description = "Load the data, or do not; without it where the tables are missing or empty.")
    private @Nullable Boolean load;

    @Option(names = "--explain", description = "Show each statement of the report with its rows and its time.")
    private boolean explain;

    @Option(
            names = "--progress",
            paramLabel = "STYLE",
            description = "How the load is shown: ${COMPLETION-CANDIDATES}. Default: BAR on a terminal, else LINES.")
    private Progress.@Nullable Style progress;

    @Option(names = "--stacktrace", description = "Where an error comes from, beside what it is.")
    private boolean stackTrace;

    private MusicStore(Function<String, ConnectionFactory> drivers, PrintStream out, PrintStream err) {
        this.drivers = drivers;
        this.out = out;
        this.err = err;
    }

    /** Runs the program; anything but success ends the process with the exit code. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, UTF_8);
        PrintStream err = new PrintStream(System.err, true, UTF_8);
        int code = new MusicStore(R2dbcInterflux::connectionFactory, out, err).run(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** The exit code of a run with other drivers and streams. */
    static int run(Function<String, ConnectionFactory> drivers, PrintStream out, PrintStream err, String... arguments) {
        return new MusicStore(drivers, out, err).run(arguments);
    }

    private int run(String... arguments) {
        CommandLine commandLine = new CommandLine(this)
                .setOut(new PrintWriter(out, true, UTF_8))
                .setErr(new PrintWriter(err, true, UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((error, given) -> refuse(error))
                .setExecutionExceptionHandler((error, line, parsed) -> fail(error));
        commandLine.getCommandSpec().usageMessage().footer(ReportConverter.descriptions());
        return commandLine.execute(arguments);
    }

    @Override
    public Integer call() {
        Report<?> report = report();
        requireLimit();
        try (Interruption interruption = Interruption.watch();
                StoreDatabase database = StoreDatabase.open(url, drivers)) {
            Interflux interflux = R2dbcInterflux.create(database.connections(), MusicStoreSchema.SCHEMA);
            prepare(interflux)
                    .then(show(interflux, report))
                    .takeUntilOther(interruption.requested())
                    .block();
        }
        return 0;
    }

    private Report<?> report() {
        if (choice == null) {
            throw wrong("Which report? There are " + ReportConverter.names());
        }
        return Objects.requireNonNull(choice.positional != null ? choice.positional : choice.named);
    }

    private void requireLimit() {
        if (limit != null && limit < 0) {
            throw wrong("The limit " + limit + " is negative; give 0 or more");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }

    private Mono<Void> prepare(Interflux interflux) {
        Progress shown = Progress.of(progress == null ? usual() : progress, err);
        return new StorePreparation(interflux, shown).prepare(StorePreparation.Mode.of(load));
    }

    private static Progress.Style usual() {
        return CommandLine.Help.Ansi.AUTO.enabled() ? Progress.Style.BAR : Progress.Style.LINES;
    }

    private <T> Mono<Void> show(Interflux interflux, Report<T> report) {
        Mono<Void> printed = new ReportPrinter(interflux, out, err).print(report, limit, format(report));
        return explain ? Mono.using(() -> StatementTrace.open(err), trace -> printed) : printed;
    }

    private <T> Function<T, String> format(Report<T> report) {
        if (json) {
            return ExampleJson::line;
        }
        int lines = full ? Integer.MAX_VALUE : LINES_PER_LIST;
        return root -> TextBlock.of(report, root, lines);
    }

    private int refuse(ParameterException error) {
        err.println(oneLine(error) + ". Try --help.");
        return CommandLine.ExitCode.USAGE;
    }

    private int fail(Exception error) {
        err.println(oneLine(error));
        if (stackTrace) {
            error.printStackTrace(err);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static String oneLine(Throwable error) {
        String message = error.getMessage();
        String text = message == null ? error.toString() : message.replaceFirst("^Error: ", "");
        return "MusicStore: " + text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
