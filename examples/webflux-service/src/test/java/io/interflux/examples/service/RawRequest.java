package io.interflux.examples.service;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request over a socket of its own, whose bytes are sent and read only when a test does it. */
public final class RawRequest implements AutoCloseable {

    /** Little fits on the way. */
    private static final int RECEIVE_BUFFER = 8 * 1024;

    /** In milliseconds, for bytes that do not come. */
    private static final int PATIENCE = 60_000;

    private final Socket socket = new Socket();
    private final InputStream input;

    private RawRequest(URI service, String head) throws IOException {
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.setSoTimeout(PATIENCE);
        socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
        input = new BufferedInputStream(socket.getInputStream(), RECEIVE_BUFFER);
        send(head + "\r\nHost: " + service.getAuthority() + "\r\nConnection: close\r\n");
    }

    /** Sends a GET. */
    public static RawRequest get(URI service, String path) throws IOException {
        RawRequest request = new RawRequest(service, "GET " + path + " HTTP/1.1");
        request.send("\r\n");
        return request;
    }

    /** Sends the head of a POST of lines of JSON, whose body follows piece by piece. */
    public static RawRequest post(URI service, String path) throws IOException {
        RawRequest request = new RawRequest(service, "POST " + path + " HTTP/1.1");
        request.send("Content-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
        return request;
    }

    /** Sends a piece of the body. */
    public void piece(String text) throws IOException {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        send(Integer.toHexString(length) + "\r\n" + text + "\r\n");
    }

    /** Says that the body has no further piece. */
    public void end() throws IOException {
        send("0\r\n\r\n");
    }

    private void send(String text) throws IOException {
        OutputStream output = socket.getOutputStream();
        output.write(text.getBytes(StandardCharsets.UTF_8));
        output.flush();
    }

    /** Reads so many bytes. */
    public void read(int bytes) throws IOException {
        input.readNBytes(bytes);
    }

    /** Reads to the end, and gives the last characters of it. */
    public String readEnd(int characters) throws IOException {
        byte[] all = input.readAllBytes();
        return new String(
                all, Math.max(0, all.length - characters), Math.min(all.length, characters), StandardCharsets.UTF_8);
    }

    /** Reads to the end, and gives the number of line feeds in it that end a JSON object. */
    public long readObjects() throws IOException {
        long objects = 0;
        int before = 0;
        for (int next = input.read(); next >= 0; before = next, next = input.read()) {
            if (before == '}' && next == '\n') {
                objects++;
            }
        }
        return objects;
    }

    /** Leaves, whatever is under way. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
