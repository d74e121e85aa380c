package io.interflux.spring.web;

import java.net.URI;

/** The path of a request, to be told to its client. */
final class OwnPath {

    private OwnPath() {}

    /** With one slash at its begin: after two of them a client would read the name of another server. */
    static String of(URI request) {
        return request.getRawPath().replaceFirst("^/{2,}", "/");
    }
}
