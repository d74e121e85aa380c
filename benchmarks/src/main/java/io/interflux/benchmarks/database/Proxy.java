package io.interflux.benchmarks.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Stands between clients and a PostgreSQL on loopback, counts what passes, and may delay it, as a network would: bytes are late, but as many
 * may be under way as there are.
 */
public final class Proxy implements AutoCloseable {

    private final Endpoint target;
    private final Duration delay;
    private final ServerSocket listening;
    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong roundTrips = new AtomicLong();

    private Proxy(Endpoint target, Duration delay) throws IOException {
        this.target = target;
        this.delay = delay;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** One that delays every byte by so much each way; none, if zero. */
    public static Proxy start(Endpoint target, Duration delay) throws IOException {
        Proxy proxy = new Proxy(target, delay);
        daemon("proxy", proxy::accept);
        return proxy;
    }

    /** Where clients reach the server through this. */
    public Endpoint endpoint() {
        return target.through(listening.getLocalPort());
    }

    /** All that has passed so far. */
    public Traffic traffic() {
        return new Traffic(statements.get(), rows.get(), received.get(), roundTrips.get());
    }

    private void accept() {
        try {
            while (true) {
                connect(listening.accept());
            }
        } catch (IOException closed) {
            // Closed, which is how it ends.
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server = new Socket(target.host(), target.port());
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Conversation conversation = new Conversation();
        pump(client, server, conversation::fromClient);
        pump(server, client, conversation::fromServer);
    }

    /** What one connection's bytes mean. */
    private final class Conversation {

        private final MessageCounter client = MessageCounter.ofClient(this::clientSaid);
        private final MessageCounter server = MessageCounter.ofServer(this::serverSaid);
        private boolean serverSpoke;

        synchronized void fromClient(byte[] bytes) {
            if (serverSpoke) {
                serverSpoke = false;
                roundTrips.incrementAndGet();
            }
            client.accept(bytes, bytes.length);
        }

        synchronized void fromServer(byte[] bytes) {
            serverSpoke = true;
            received.addAndGet(bytes.length);
            server.accept(bytes, bytes.length);
        }

        /** A Bind is one execution, however often its rows are fetched. */
        private void clientSaid(int type) {
            if (type == 'B' || type == 'Q') {
                statements.incrementAndGet();
            }
        }

        private void serverSaid(int type) {
            if (type == 'D') {
                rows.incrementAndGet();
            }
        }
    }

    private interface Listener {
        void hear(byte[] bytes);
    }

    private static final class Parcel {

        private final byte[] bytes;
        private final long dueNanos;

        Parcel(byte[] bytes, long dueNanos) {
            this.bytes = bytes;
            this.dueNanos = dueNanos;
        }
    }

    private void pump(Socket from, Socket to, Listener listener) {
        if (delay.isZero()) {
            daemon("proxy-pump", () -> forward(from, to, listener));
            return;
        }
        BlockingQueue<Parcel> underWay = new LinkedBlockingQueue<>();
        daemon(
                "proxy-in",
                () -> read(from, to, bytes -> {
                    listener.hear(bytes);
                    underWay.add(new Parcel(bytes, System.nanoTime() + delay.toNanos()));
                }));
        daemon("proxy-out", () -> deliver(underWay, to));
    }

    private static void forward(Socket from, Socket to, Listener listener) {
        read(from, to, bytes -> {
            listener.hear(bytes);
            write(to, bytes);
        });
    }

    private static void read(Socket from, Socket to, Listener listener) {
        byte[] buffer = new byte[1 << 16];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                listener.hear(Arrays.copyOf(buffer, count));
            }
        } catch (IOException | UncheckedIOException closed) {
            // One side is gone, and the other goes with it.
        }
    }

    private static void write(Socket to, byte[] bytes) {
        try {
            OutputStream out = to.getOutputStream();
            out.write(bytes);
            out.flush();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private static void deliver(BlockingQueue<Parcel> underWay, Socket to) {
        try {
            while (!to.isClosed()) {
                Parcel parcel = underWay.poll(1, TimeUnit.SECONDS);
                if (parcel != null) {
                    TimeUnit.NANOSECONDS.sleep(parcel.dueNanos - System.nanoTime());
                    write(to, parcel.bytes);
                }
            }
        } catch (InterruptedException | UncheckedIOException over) {
            // The connection is gone.
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
