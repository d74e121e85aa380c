package io.interflux.examples.service.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.ErrorResponse;
import org.springframework.web.reactive.resource.NoResourceFoundException;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/** What an error says to a client, where Spring's own words name neither the value nor what would be right. */
final class Details {

    /** Characters of what a client gave. */
    private static final int LONGEST_SHOWN = 60;

    private static final Map<Class<?>, String> KINDS =
            Map.of(boolean.class, "true or false", UUID.class, "a UUID, such as 6f1c9a52-9d0e-4c3e-8f3a-2b1d5e7c4a90");

    private Details() {}

    static @Nullable String of(ErrorResponse error, ServerHttpRequest request) {
        String path = shown(request.getURI().getRawPath());
        if (error instanceof NoResourceFoundException) {
            return "There is nothing at '" + path + "'; the page at / shows what there is";
        }
        if (error instanceof MethodNotAllowedException refused) {
            return shown(refused.getHttpMethod()) + " is not possible at '" + path + "'; possible is "
                    + joined(refused.getSupportedMethods());
        }
        if (error instanceof UnsupportedMediaTypeStatusException || error instanceof NotAcceptableStatusException) {
            return mediaType(error, request);
        }
        String mismatch = error instanceof ServerWebInputException input ? mismatch(input) : null;
        return mismatch == null ? error.getBody().getDetail() : mismatch;
    }

    private static String mediaType(ErrorResponse error, ServerHttpRequest request) {
        if (error instanceof UnsupportedMediaTypeStatusException refused) {
            return "The Content-Type is '" + header(request, "Content-Type") + "', but has to be "
                    + joined(refused.getSupportedMediaTypes());
        }
        List<MediaType> possible = ((NotAcceptableStatusException) error).getSupportedMediaTypes();
        return "The Accept is '" + header(request, "Accept") + "', but "
                + (possible.isEmpty() ? "that is no media type" : "here there is only " + joined(possible));
    }

    private static String header(ServerHttpRequest request, String name) {
        String value = request.getHeaders().getFirst(name);
        return value == null ? "" : shown(value);
    }

    /** Of a parameter whose text is not of its kind; {@code null} of anything else. */
    private static @Nullable String mismatch(ServerWebInputException error) {
        MethodParameter parameter = error.getMethodParameter();
        if (parameter == null || !(error.getCause() instanceof TypeMismatchException mismatch)) {
            return null;
        }
        return "'" + parameter.getParameterName() + "' is '" + shown(String.valueOf(mismatch.getValue()))
                + "', but has to be "
                + KINDS.getOrDefault(
                        parameter.getParameterType(),
                        "a " + parameter.getParameterType().getSimpleName());
    }

    private static String joined(@Nullable Collection<?> alternatives) {
        return Objects.requireNonNull(alternatives).stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(" or "));
    }

    private static String shown(String given) {
        return given.length() <= LONGEST_SHOWN ? given : given.substring(0, LONGEST_SHOWN) + "…";
    }
}
