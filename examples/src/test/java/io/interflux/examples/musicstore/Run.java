package io.interflux.examples.musicstore;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interflux.r2dbc.R2dbcInterflux;
import io.r2dbc.spi.ConnectionFactory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.function.Function;

/** What a run of the program left. */
record Run(int code, String out, String err) {

    /** A run with the drivers of the class path. */
    static Run of(String... arguments) {
        return run(R2dbcInterflux::connectionFactory, arguments);
    }

    /** A run for which every URL names the same database. */
    static Run on(ConnectionFactory connections, String... arguments) {
        return run(url -> connections, arguments);
    }

    private static Run run(Function<String, ConnectionFactory> drivers, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = MusicStore.run(
                drivers, new PrintStream(out, false, UTF_8), new PrintStream(err, true, UTF_8), arguments);
        return new Run(code, out.toString(UTF_8), err.toString(UTF_8));
    }
}
