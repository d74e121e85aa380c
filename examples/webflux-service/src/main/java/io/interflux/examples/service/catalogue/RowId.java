package io.interflux.examples.service.catalogue;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** The id of a row, which stands at the end of its path: {@code 1} in {@code /artists/1}. */
public record RowId(long value) {

    private static final String FORM = "-?[0-9]{1,18}";

    /**
     * Takes the end of a path; ids are whole numbers in decimal, so that each row has one address.
     *
     * @throws ResponseStatusException 400 if it is none
     */
    public static RowId of(String text) {
        if (!text.matches(FORM)) {
            String shown = text.length() <= 40 ? text : text.substring(0, 40) + "…";
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST,
                    "'" + shown + "' is no id: an id is a whole number of at most 18 digits, such as 1");
        }
        return new RowId(Long.parseLong(text));
    }
}
