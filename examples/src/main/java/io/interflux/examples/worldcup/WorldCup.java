package io.interflux.examples.worldcup;

import io.interflux.Interflux;
import io.interflux.error.InterfluxException;
import io.interflux.examples.ExampleDatabase;
import io.interflux.model.Schema;
import io.interflux.r2dbc.R2dbcInterflux;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Loads the Fjelstul World Cup Database from its CSV files and prints what its many-to-many-to-many associations hold. The data is not part
 * of this project: it is the work of Joshua C. Fjelstul, Ph.D. (© 2023, github.com/jfjelstul/worldcup), licensed under CC BY-SA 4.0, as is
 * whatever is derived from it.
 *
 * <pre>{@code
 * mvn -q -pl examples exec:java -Dexec.mainClass=io.interflux.examples.worldcup.WorldCup \
 *         -Dexec.args="--data DIR --report scorers --limit 3"
 * }</pre>
 */
@Command(
        name = "worldcup",
        mixinStandardHelpOptions = true,
        description =
                "Loads the Fjelstul World Cup Database and prints line-ups, players of several teams and top scorers.")
public final class WorldCup implements Callable<Integer> {

    private final PrintWriter out;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "The directory of the database's CSV files, one for each of its 27 tables.")
    private Path data = Path.of("");

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "An r2dbc: URL of a database without these tables; without it an embedded H2.")
    private @Nullable String url;

    @Option(names = "--report", paramLabel = "REPORT", description = "One of ${COMPLETION-CANDIDATES}; without it all.")
    private @Nullable ReportName report;

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "At most so many tournaments, players or scorers; without it all, and 20 scorers.")
    private @Nullable Long limit;

    private WorldCup(PrintWriter out) {
        this.out = out;
    }

    /** Exits with 0, with 1 after an error of the data or the database, with 2 for wrong arguments. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    /** {@link #main} without the exit: gives the exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new WorldCup(out))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((error, command, parsed) -> explain(error, err))
                .execute(arguments);
    }

    private static int explain(Exception error, PrintWriter err) throws Exception {
        if (error instanceof DataFileException || error instanceof InterfluxException) {
            err.println(error.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw error;
    }

    /** Loads and reports, each line printed as it comes. */
    @Override
    public Integer call() {
        Schema schema = WorldCupSchema.build();
        WorldCupProgram program = new WorldCupProgram(connect(schema), schema, new CsvDirectory(data));
        List<ReportName> reports = report == null ? List.of(ReportName.values()) : List.of(report);
        program.lines(reports, limit).doOnNext(out::println).blockLast();
        return CommandLine.ExitCode.OK;
    }

    private Interflux connect(Schema schema) {
        return url == null
                ? R2dbcInterflux.create(ExampleDatabase.connect(new String[0]), schema)
                : R2dbcInterflux.create(url, schema);
    }
}
