package io.interflux.spring.web;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A client that reads a response in chunks by its own pace: what it does not read stays in the network. */
final class RawClient implements AutoCloseable {

    /** Bytes that the network holds for a client that does not read, so that a test needs few megabytes. */
    static final int BUFFER = 64 * 1024;

    private static final int TIMEOUT = 30_000;

    private final Socket socket;
    private final InputStream in;
    private int left;
    private boolean ended;

    private RawClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends a request, and reads the head of the response. */
    static RawClient get(int port, String path, String accepted) {
        try {
            Socket socket = new Socket();
            socket.setReceiveBufferSize(BUFFER);
            socket.setSoTimeout(TIMEOUT);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT);
            String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: " + accepted + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            RawClient client = new RawClient(socket);
            client.readHead();
            return client;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readHead() throws IOException {
        String status = headLine();
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException(status);
        }
        while (!headLine().isEmpty()) {
            // to the end of the head
        }
    }

    private String headLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("cut within the head");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    /**
     * The next line of the body that is not empty, or {@code null} after the end that the server has set.
     *
     * @throws EOFException if the connection ends without such an end
     */
    @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = next(); next >= 0; next = next()) {
            if (next == '\n' && line.size() > 0) {
                return line.toString(StandardCharsets.UTF_8);
            }
            if (next != '\n') {
                line.write(next);
            }
        }
        return null;
    }

    /** The next byte of the body, or -1 after the end that the server has set. */
    int next() throws IOException {
        if (left == 0 && !ended) {
            left = Integer.parseInt(headLine(), 16);
            ended = left == 0;
        }
        if (ended) {
            return -1;
        }
        int next = in.read();
        if (next < 0) {
            throw new EOFException("cut within a chunk");
        }
        left--;
        if (left == 0) {
            headLine();
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
