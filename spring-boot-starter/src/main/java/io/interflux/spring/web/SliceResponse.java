package io.interflux.spring.web;

import io.interflux.Slice;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A slice as the body of a response, with the way to the next one where JSON:API has it; the items themselves are written as they are.
 *
 * <pre>{@code
 * {"data": [{"id": 1, "name": "Queen"}], "links": {"next": "/artists?sort=name&page%5Bafter%5D=AbC…"}}
 * }</pre>
 *
 * @param data the items
 * @param links the ways to other slices
 * @param <T> the type of the items
 */
public record SliceResponse<T>(List<T> data, Links links) {

    /**
     * The ways to other slices.
     *
     * @param next the path and parameters of the slice that follows, or {@code null} where none does
     */
    public record Links(@Nullable String next) {}

    /** Keeps a copy. */
    public SliceResponse {
        data = List.copyOf(data);
    }

    /**
     * The answer to a request.
     *
     * @param request the request's own address, whose other parameters the next one keeps
     */
    public static <T> SliceResponse<T> of(Slice<T> slice, URI request) {
        String cursor = slice.nextCursor();
        return new SliceResponse<>(slice.items(), new Links(cursor == null ? null : next(request, cursor)));
    }

    private static String next(URI request, String cursor) {
        String kept = Stream.ofNullable(request.getRawQuery())
                .flatMap(query -> Arrays.stream(query.split("&")))
                .filter(parameter -> !parameter.isEmpty() && !isCursor(parameter))
                .map(parameter -> parameter + "&")
                .collect(Collectors.joining());
        return OwnPath.of(request) + "?" + kept + "page%5Bafter%5D=" + cursor;
    }

    private static boolean isCursor(String parameter) {
        String name = parameter.split("=", 2)[0];
        return URLDecoder.decode(name, StandardCharsets.UTF_8).equals(ClientParameters.PAGE_AFTER);
    }
}
