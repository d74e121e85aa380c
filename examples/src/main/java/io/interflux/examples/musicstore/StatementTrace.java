package io.interflux.examples.musicstore;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.PrintStream;
import org.slf4j.LoggerFactory;

/** Shows the library's own log of statements, text with rows and time, while it is open: one line each. */
final class StatementTrace extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final Logger log = (Logger) LoggerFactory.getLogger("io.interflux.sql");
    private final PrintStream stream;
    private int statements;

    private StatementTrace(PrintStream stream) {
        this.stream = stream;
    }

    /** Shows each statement that ends from now on. */
    static StatementTrace open(PrintStream stream) {
        StatementTrace trace = new StatementTrace(stream);
        trace.setContext(trace.log.getLoggerContext());
        trace.start();
        trace.log.addAppender(trace);
        trace.log.setLevel(Level.DEBUG);
        trace.log.setAdditive(false);
        return trace;
    }

    @Override
    protected void append(ILoggingEvent statement) {
        statements++;
        stream.println("-- " + statements + ": " + statement.getFormattedMessage());
    }

    @Override
    public void close() {
        log.setAdditive(true);
        log.setLevel(null);
        log.detachAppender(this);
        stop();
    }
}
