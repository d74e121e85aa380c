package io.interflux.testkit;

import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A network between a driver and its PostgreSQL, on loopback, whose answers can be made late, cut off, lost or silent at an exact byte.
 *
 * <pre>{@code
 * try (LoopbackProxy network = LoopbackProxy.before(database)) {
 *     Interflux interflux = R2dbcInterflux.create(database.pool(network.connectionFactory(), 1), schema);
 *     network.failAfter(Fault.CUT, 1000);
 *     // … the load fails once
 *     network.mend();
 * }
 * }</pre>
 */
public final class LoopbackProxy implements AutoCloseable {

    private static final int CHUNK = 8192;
    private static final int BACKLOG = 50;

    /** What becomes of a connection once so many bytes of answers have passed. */
    public enum Fault {
        /** Reset, in both directions, without a farewell. */
        CUT {
            @Override
            void strike(Socket client, Socket server) throws IOException {
                client.setSoLinger(true, 0);
                server.setSoLinger(true, 0);
                client.close();
                server.close();
            }
        },
        /** Closed in order by the other side, in the middle of a message. */
        TRUNCATE {
            @Override
            void strike(Socket client, Socket server) throws IOException {
                client.shutdownOutput();
            }
        },
        /** Open, but silent for good; what is asked still arrives. */
        STALL {
            @Override
            void strike(Socket client, Socket server) {
                // nothing is said any more
            }
        };

        abstract void strike(Socket client, Socket server) throws IOException;
    }

    private record Weather(Fault fault, AtomicLong bytesLeft, Duration delay) {

        static final Weather FAIR = fair(Duration.ZERO);

        static Weather fair(Duration delay) {
            return new Weather(Fault.STALL, new AtomicLong(Long.MAX_VALUE), delay);
        }

        /** How many of so many bytes pass; fewer only for the connection that meets the fault. */
        int admitted(int bytes) {
            long before = bytesLeft.getAndAdd(-bytes);
            return (int) Math.max(0, Math.min(bytes, before));
        }
    }

    private final URI server;
    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong answered = new AtomicLong();
    private volatile Weather weather = Weather.FAIR;

    private LoopbackProxy(URI server) throws IOException {
        this.server = server;
        this.entrance = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        daemon("entrance", this::admit);
    }

    /** A network before a PostgreSQL database, in good order. */
    public static LoopbackProxy before(TestDatabase database) {
        try {
            return new LoopbackProxy(URI.create(database.url().substring("r2dbc:".length())));
        } catch (IOException e) {
            throw new UncheckedIOException("No port on loopback", e);
        }
    }

    /** Connections through this network, each opened when asked for, guarded by {@link SingleConversation}. */
    public ConnectionFactory connectionFactory() {
        return SingleConversation.on(ConnectionFactories.get(url()));
    }

    /** The R2DBC URL of the database by way of this network. */
    public String url() {
        return "r2dbc:" + server.getScheme() + "://" + server.getUserInfo() + "@localhost:" + entrance.getLocalPort()
                + server.getPath() + "?" + server.getQuery();
    }

    /** How many bytes of answers have come from the server so far. */
    public long answeredBytes() {
        return answered.get();
    }

    /** From now on every answer and every question comes so much later, and nothing else happens. */
    public void delay(Duration each) {
        weather = Weather.fair(each);
    }

    /** So many bytes of answers still pass; then this happens to whichever connection an answer comes on. */
    public void failAfter(Fault fault, long bytes) {
        weather = new Weather(fault, new AtomicLong(bytes), Duration.ZERO);
    }

    /** In good order again; a connection that was struck stays as it is. */
    public void mend() {
        weather = Weather.FAIR;
    }

    private void admit() {
        try {
            while (true) {
                Socket client = entrance.accept();
                try {
                    connect(client, new Socket(server.getHost(), server.getPort()));
                } catch (IOException serverIsGone) {
                    client.close();
                }
            }
        } catch (IOException closed) {
            // the end
        }
    }

    private void connect(Socket client, Socket behind) throws IOException {
        for (Socket socket : List.of(client, behind)) {
            socket.setTcpNoDelay(true);
            open.add(socket);
        }
        daemon("questions", () -> pass(client, behind, this::ask));
        daemon("answers", () -> pass(behind, client, (chunk, bytes, out) -> answer(chunk, bytes, client, behind)));
    }

    private static void daemon(String what, Runnable work) {
        Thread thread = new Thread(work, "loopback-proxy-" + what);
        thread.setDaemon(true);
        thread.start();
    }

    /** Does something with what was read; {@code false} once nothing more is to be passed on. */
    @FunctionalInterface
    private interface Carrier {
        boolean carry(byte[] chunk, int bytes, OutputStream out) throws IOException, InterruptedException;
    }

    private void pass(Socket from, Socket to, Carrier carrier) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            boolean passing = true;
            for (int bytes = in.read(chunk); bytes >= 0; bytes = in.read(chunk)) {
                passing = passing && carrier.carry(chunk, bytes, out);
            }
        } catch (SocketException closed) {
            // by a fault, by the other direction, or at the end
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private boolean ask(byte[] chunk, int bytes, OutputStream out) throws IOException, InterruptedException {
        Thread.sleep(weather.delay().toMillis());
        out.write(chunk, 0, bytes);
        return true;
    }

    private boolean answer(byte[] chunk, int bytes, Socket client, Socket behind)
            throws IOException, InterruptedException {
        Weather now = weather;
        Thread.sleep(now.delay().toMillis());
        answered.addAndGet(bytes);
        int admitted = now.admitted(bytes);
        client.getOutputStream().write(chunk, 0, admitted);
        if (admitted < bytes) {
            now.fault().strike(client, behind);
        }
        return admitted == bytes;
    }

    /** Closes every connection. */
    @Override
    public void close() {
        try {
            entrance.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
