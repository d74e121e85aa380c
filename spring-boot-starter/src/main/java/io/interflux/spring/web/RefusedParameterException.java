package io.interflux.spring.web;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A parameter of a request that is not allowed, malformed, or given twice. As a response it is a problem of RFC 9457 with the status 400:
 *
 * <pre>{@code
 * {"type": "about:blank", "title": "Bad Request", "status": 400, "instance": "/artists",
 *  "detail": "The parameter 'sort' asks for 'age', which is not allowed; allowed are name, id",
 *  "parameter": "sort", "allowed": ["name", "id"]}
 * }</pre>
 */
public final class RefusedParameterException extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    /** Said, since Spring 6 says it by itself and Spring 7 does not. */
    private static final URI ABOUT_BLANK = URI.create("about:blank");

    /** Characters of what a client gave in a message. */
    private static final int LONGEST_SHOWN = 60;

    private final String parameter;
    private final List<String> allowed;

    private RefusedParameterException(
            String parameter, String why, Collection<String> allowed, @Nullable Throwable cause) {
        super(HttpStatus.BAD_REQUEST, problem(parameter, why, allowed), cause);
        this.parameter = shown(parameter);
        this.allowed = List.copyOf(allowed);
    }

    private static ProblemDetail problem(String parameter, String why, Collection<String> allowed) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST, "The parameter '" + shown(parameter) + "' " + why);
        problem.setType(ABOUT_BLANK);
        problem.setProperty("parameter", shown(parameter));
        problem.setProperty("allowed", List.copyOf(allowed));
        return problem;
    }

    /** One that has no meaning here. */
    static RefusedParameterException unknown(
            String name, List<? extends @Nullable String> given, Collection<String> names) {
        String why = "with the value " + quoted(joined(given)) + " has no meaning here; " + list(names);
        return new RefusedParameterException(name, why, names, null);
    }

    /** One that is there several times. */
    static RefusedParameterException repeated(String name, List<? extends @Nullable String> given) {
        String why = "is given " + given.size() + " times, " + quoted(joined(given))
                + "; give it once, with commas between its values";
        return new RefusedParameterException(name, why, List.of(), null);
    }

    /** One that asks for something that is not allowed. */
    static RefusedParameterException value(String name, String value, Collection<String> allowed) {
        String why = "asks for " + quoted(value) + ", which is not allowed; " + list(allowed);
        return new RefusedParameterException(name, why, allowed, null);
    }

    /** One that says the same twice, where that has no meaning. */
    static RefusedParameterException twice(String name, String value, Collection<String> allowed) {
        String why = "asks for " + quoted(value) + " twice; " + list(allowed) + ", each once";
        return new RefusedParameterException(name, why, allowed, null);
    }

    /** One with nothing between two commas. */
    static RefusedParameterException emptyPart(String name, String value, Collection<String> allowed) {
        String why = "has nothing before or after a comma in " + quoted(value) + "; " + list(allowed);
        return new RefusedParameterException(name, why, allowed, null);
    }

    /** One that has a cursor which the query does not take. */
    static RefusedParameterException cursor(String name, String cursor, @Nullable Throwable cause) {
        String fitting = "the cursor of a page in the same order";
        String why = "has " + quoted(cursor) + ", which was changed or belongs to another list or order; allowed is "
                + fitting + ", or none";
        return new RefusedParameterException(name, why, List.of(fitting), cause);
    }

    private static String list(Collection<String> names) {
        return names.isEmpty() ? "none is allowed" : "allowed are " + String.join(", ", names);
    }

    /** A parameter without a value has an empty one. */
    private static String joined(List<? extends @Nullable String> given) {
        return given.stream().map(value -> value == null ? "" : value).collect(Collectors.joining(","));
    }

    private static String quoted(String given) {
        return "'" + shown(given) + "'";
    }

    /** Cut where it is long, and without what would forge lines of a log, turn the direction of its text, or be no character at all. */
    private static String shown(String given) {
        return cut(given).replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
    }

    private static String cut(String given) {
        if (given.length() <= LONGEST_SHOWN) {
            return given;
        }
        boolean within = Character.isHighSurrogate(given.charAt(LONGEST_SHOWN - 1));
        return given.substring(0, within ? LONGEST_SHOWN - 1 : LONGEST_SHOWN) + "…";
    }

    /** The name of the parameter, cut where the client made it long. */
    public String parameter() {
        return parameter;
    }

    /** What may be asked for, of the parameter or, where it has no meaning at all, in its place. */
    public List<String> allowed() {
        return allowed;
    }
}
