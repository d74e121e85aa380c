package io.interflux.r2dbc.semantics;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** How many rows each statement brought, by the log of statements. */
final class SqlRows {

    private static final Pattern ROWS = Pattern.compile(", (\\d+) rows, ");

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    <T> T during(Supplier<T> work) {
        Logger logger = (Logger) LoggerFactory.getLogger("io.interflux.sql");
        lines.start();
        logger.addAppender(lines);
        logger.setAdditive(false);
        logger.setLevel(Level.DEBUG);
        try {
            return work.get();
        } finally {
            logger.detachAppender(lines);
            logger.setAdditive(true);
            logger.setLevel(null);
        }
    }

    List<Long> counts() {
        return lines.list.stream().map(line -> rows(line.getFormattedMessage())).toList();
    }

    private static Long rows(String line) {
        Matcher matcher = ROWS.matcher(line);
        if (!matcher.find()) {
            throw new IllegalStateException("No number of rows: " + line);
        }
        return Long.valueOf(matcher.group(1));
    }
}
