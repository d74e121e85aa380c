package io.interflux.examples.service.transfer;

import io.interflux.write.BulkLoad;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What becomes of an uploaded row whose key is in the table already. */
enum Existing {
    FAIL {
        @Override
        <T> BulkLoad<T> in(BulkLoad<T> load) {
            return load;
        }
    },
    SKIP {
        @Override
        <T> BulkLoad<T> in(BulkLoad<T> load) {
            return load.skipExisting();
        }
    },
    UPDATE {
        @Override
        <T> BulkLoad<T> in(BulkLoad<T> load) {
            return load.updateExisting();
        }
    };

    /** The load that treats such a row so. */
    abstract <T> BulkLoad<T> in(BulkLoad<T> load);

    /**
     * The choice of that name.
     *
     * @throws ResponseStatusException 400 if there is none
     */
    static Existing named(String name) {
        return Arrays.stream(values())
                .filter(choice -> choice.parameter().equals(name))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.BAD_REQUEST, "The parameter existing, '" + name + "', is none of " + names()));
    }

    private String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String names() {
        return Arrays.stream(values()).map(Existing::parameter).collect(Collectors.joining(", "));
    }
}
