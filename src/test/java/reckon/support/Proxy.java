package reckon.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What may stand between the program and its database: it passes everything on, cuts connections that rest for too long,
 * as balancers do, and can fall silent without closing any, as a host does that vanishes.
 */
public final class Proxy implements AutoCloseable {
    private static final int MILLIS_BETWEEN_LOOKS = 20;

    private final URI server;
    private final String path;
    private final ServerSocket listener;
    private final long longestRestNanos;
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile boolean silent;

    /** Opens a way to a MySQL database on which a connection may rest for some time. */
    public Proxy(TestDatabase database, Duration longestRest) {
        String url = database.url().substring("jdbc:".length());
        this.server = URI.create(url);
        this.path = server.getRawPath() + (server.getRawQuery() == null ? "" : "?" + server.getRawQuery());
        this.longestRestNanos = longestRest.toNanos();
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start(this::accept);
        start(this::watch);
    }

    /** Returns the database as it is reached through here. */
    public TestDatabase database(TestDatabase direct) {
        return new TestDatabase(
                "jdbc:mysql://127.0.0.1:" + listener.getLocalPort() + path, direct.user(), direct.password());
    }

    /** Waits until a connection that is opened now was cut, so that all that rested as long were cut before. */
    public void restUntilCut() {
        try (Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort());
                InputStream in = socket.getInputStream()) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns how many connections were cut because they rested. */
    public int cuts() {
        return cuts.get();
    }

    /** Passes nothing on any more, and closes nothing. */
    public void fallSilent() {
        silent = true;
    }

    /** Serves new connections again. */
    public void comeBack() {
        silent = false;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listener.accept();
                Line line = new Line(client, new Socket(server.getHost(), server.getPort()));
                lines.add(line);
                start(() -> line.pass(line.client, line.server));
                start(() -> line.pass(line.server, line.client));
            }
        } catch (IOException e) {
            lines.forEach(Line::close);
        }
    }

    private void watch() {
        try {
            while (!listener.isClosed()) {
                Thread.sleep(MILLIS_BETWEEN_LOOKS);
                for (Line line : lines) {
                    if (!line.closed && System.nanoTime() - line.lastUse > longestRestNanos) {
                        cuts.incrementAndGet();
                        line.close();
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Line {
        private final Socket client;
        private final Socket server;
        private volatile long lastUse = System.nanoTime();
        private volatile boolean closed;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void pass(Socket from, Socket to) {
            byte[] buffer = new byte[1 << 14];
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    lastUse = System.nanoTime();
                    if (!silent) {
                        out.write(buffer, 0, count);
                    }
                }
            } catch (IOException e) {
                close();
            }
            close();
        }

        void close() {
            closed = true;
            lines.remove(this);
            closeQuietly(client);
            closeQuietly(server);
        }

        private void closeQuietly(Socket socket) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.forEach(Line::close);
    }
}
