package io.interflux.r2dbc;

import io.interflux.Interflux;
import io.interflux.error.InterfluxException;
import io.interflux.error.internal.Arguments;
import io.interflux.load.LoadOptions;
import io.interflux.model.Schema;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;

/**
 * Makes an {@link Interflux} over R2DBC. The database is recognised by the driver's metadata, through pools and proxies too.
 *
 * <pre>{@code
 * Interflux interflux = R2dbcInterflux.create(connectionFactory, schema);
 * }</pre>
 */
public final class R2dbcInterflux {

    private R2dbcInterflux() {}

    /**
     * An {@code Interflux} over these connections, which stay the caller's to close.
     *
     * @throws io.interflux.error.InterfluxException if the database is none of those supported
     * @throws io.interflux.error.SchemaException if a name of the schema is longer than the database admits
     */
    public static Interflux create(ConnectionFactory connections, Schema schema) {
        return create(connections, schema, R2dbcOptions.DEFAULT, LoadOptions.DEFAULT);
    }

    /**
     * As {@link #create(ConnectionFactory, Schema)}, with other limits.
     *
     * @throws io.interflux.error.InterfluxException if the database is none of those supported
     * @throws io.interflux.error.SchemaException if a name of the schema is longer than the database admits
     */
    public static Interflux create(
            ConnectionFactory connections, Schema schema, R2dbcOptions options, LoadOptions loads) {
        return Interflux.create(
                R2dbcDatabase.create(
                        Arguments.required("The connection factory", connections),
                        Arguments.required("The options of the database", options)),
                schema,
                loads);
    }

    /**
     * An {@code Interflux} over the driver that an {@code r2dbc:} URL names, without a pool.
     *
     * @throws io.interflux.error.InterfluxException if the URL is wrong, or no driver or dialect fits it
     */
    public static Interflux create(String url, Schema schema) {
        return create(connectionFactory(url), schema);
    }

    /**
     * The connections of the driver that an {@code r2dbc:} URL names.
     *
     * @throws io.interflux.error.InterfluxException if the URL is wrong or no driver fits it, without its password
     */
    public static ConnectionFactory connectionFactory(String url) {
        Arguments.required("The URL of the database", url);
        try {
            return ConnectionFactories.get(url);
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            throw new InterfluxException(
                    "The URL '" + withoutSecrets(url) + "' names no usable database: " + reason(url, wrong)
                            + ". Expected r2dbc:DRIVER://USER:PASSWORD@HOST:PORT/DATABASE, such as"
                            + " r2dbc:postgresql://localhost:5432/shop or r2dbc:h2:mem:///shop,"
                            + " with the driver on the class path and what is special in user and password"
                            + " percent-encoded",
                    null);
        }
    }

    /** The driver's own words without the URL, which they may repeat, and without the options that they may list after a colon. */
    private static String reason(String url, RuntimeException wrong) {
        String message = String.valueOf(wrong.getMessage()).replace("URL " + url, "it");
        if (message.startsWith("Unable to create a ConnectionFactory")) {
            return "no driver on the class path takes it";
        }
        int colon = message.indexOf(':');
        return withoutSecrets(colon < 0 ? message : message.substring(0, colon));
    }

    /** Up to the last {@code @}, since a password that should have been encoded may hold one, and slashes too. */
    private static String withoutSecrets(String url) {
        return url.replaceAll("//.*@", "//***@").replaceAll("(?i)((password|secret)=)[^&;]*", "$1***");
    }
}
