package io.interflux.examples.service.transfer;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** What an upload says of the form of its bytes. */
final class UploadHeaders {

    private UploadHeaders() {}

    /**
     * Passes lines in UTF-8 as they are.
     *
     * @throws ErrorResponseException 415 if they are compressed or in other characters
     */
    static void check(HttpHeaders headers) {
        List<String> encodings = headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING);
        if (!encodings.isEmpty() && !encodings.equals(List.of("identity"))) {
            ErrorResponseException refused = refused("The Content-Encoding is '" + String.join(", ", encodings)
                    + "', but lines are taken as they are only: send them uncompressed");
            refused.getHeaders().set(HttpHeaders.ACCEPT_ENCODING, "identity");
            throw refused;
        }
        MediaType type = headers.getContentType();
        Charset characters = type == null ? null : type.getCharset();
        if (characters != null && !characters.equals(StandardCharsets.UTF_8)) {
            throw refused("The charset is '" + characters + "', but lines are taken in UTF-8 only");
        }
    }

    private static ErrorResponseException refused(String detail) {
        HttpStatus status = HttpStatus.UNSUPPORTED_MEDIA_TYPE;
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
