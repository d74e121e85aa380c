package io.interflux.examples.service.tpch;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * How many order lines: some 6,000,000 times the factor.
 *
 * @param factor one of {@link #FACTORS}
 */
public record Scale(String factor) {

    /** The list bounds what the lines of all scales together can take of the database: some 1,100,000 rows. */
    public static final List<String> FACTORS = List.of("0.001", "0.002", "0.005", "0.01", "0.02", "0.05", "0.1");

    private static final String DEFAULT = "0.01";

    /**
     * Takes a factor as a client gives it.
     *
     * @throws ResponseStatusException 400 if it is none of those that there are
     */
    public Scale {
        if (!FACTORS.contains(factor)) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "The scale '" + factor + "' is none of " + String.join(", ", FACTORS));
        }
    }

    /**
     * The scale that a client asks for, 0.01 if it does not say one.
     *
     * @throws ResponseStatusException 400 if there is none of that factor
     */
    public static Scale of(@Nullable String factor) {
        return new Scale(factor == null ? DEFAULT : factor);
    }

    double value() {
        return Double.parseDouble(factor);
    }

    int thousandths() {
        return new BigDecimal(factor).movePointRight(3).intValueExact();
    }
}
