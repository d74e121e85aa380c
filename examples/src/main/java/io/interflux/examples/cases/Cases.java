package io.interflux.examples.cases;

import io.interflux.load.LoadOptions;
import io.interflux.testkit.TestDatabase;
import io.interflux.testkit.cases.CaseDocument;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs every case document below a directory: builds its schema by name, creates it, inserts the rows, runs the query and compares. Prints a
 * line for each document that fails, with the first difference, and at the end {@code N passed, M failed}.
 *
 * <pre>{@code
 * mvn -q -pl examples exec:java -Dexec.mainClass=io.interflux.examples.cases.Cases -Dexec.args="DIR postgres"
 * }</pre>
 */
public final class Cases {

    private static final Map<String, TestDatabase.Kind> DATABASES =
            Map.of("h2", TestDatabase.Kind.H2, "postgres", TestDatabase.Kind.POSTGRESQL);

    private Cases() {}

    /** Arguments: a directory, and {@code h2} or {@code postgres}. Exits with 1 if a document fails, with 2 for wrong arguments. */
    public static void main(String[] arguments) {
        String wrong = refusal(arguments);
        if (wrong != null) {
            System.err.println(wrong + "\nUsage: Cases DIRECTORY h2|postgres");
            System.exit(2);
        }
        int failed = run(Path.of(arguments[0]), database(arguments[1]), System.out);
        System.exit(failed == 0 ? 0 : 1);
    }

    private static @Nullable String refusal(String[] arguments) {
        if (arguments.length != 2) {
            return "Expected two arguments, but there are " + arguments.length;
        }
        if (!Files.isDirectory(Path.of(arguments[0]))) {
            return "Not a directory: " + arguments[0];
        }
        return DATABASES.containsKey(arguments[1].toLowerCase(Locale.ROOT))
                ? null
                : "Unknown database '" + arguments[1] + "', expected h2 or postgres";
    }

    private static TestDatabase.Kind database(String name) {
        return DATABASES.getOrDefault(name.toLowerCase(Locale.ROOT), TestDatabase.Kind.H2);
    }

    /** Runs the documents below a directory and gives the number of those that failed. */
    public static int run(Path directory, TestDatabase.Kind kind, PrintStream out) {
        return run(CaseDocument.below(directory), kind, LoadOptions.DEFAULT, out);
    }

    /** Runs documents by loads with these options. */
    static int run(List<CaseDocument> documents, TestDatabase.Kind kind, LoadOptions options, PrintStream out) {
        int failed = 0;
        try (TestDatabase database = TestDatabase.open(kind)) {
            for (CaseDocument document : documents) {
                String difference = new CaseRun(document, database, options).difference();
                if (difference != null) {
                    failed++;
                    out.println(document.id() + ": " + difference);
                }
            }
        }
        out.println((documents.size() - failed) + " passed, " + failed + " failed");
        return failed;
    }
}
