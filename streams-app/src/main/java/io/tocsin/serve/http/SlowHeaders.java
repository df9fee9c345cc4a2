package io.tocsin.serve.http;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Closes connections whose headers come a byte now and a byte then. The server's own idle timeout sees only those that send nothing at all.
 *
 * <p>Thread-safe.
 */
final class SlowHeaders implements Connection.Listener {
    private static final int LOOKS_A_TIMEOUT = 4;

    private final Scheduler scheduler;
    private final Duration timeout;
    private final Map<Connection, Headers> open = new ConcurrentHashMap<>();

    SlowHeaders(Scheduler scheduler, Duration timeout) {
        this.scheduler = scheduler;
        this.timeout = timeout;
    }

    /** Since when the headers of the next request come in on one connection. Confined to one thread at a time. */
    private static final class Headers {
        private long requests;
        private long bytes;
        private long sinceNanos = System.nanoTime();

        boolean areOlderThan(Duration limit, Connection connection) {
            boolean isUnderWay = connection.getMessagesIn() == requests && connection.getMessagesOut() == requests;
            if (!isUnderWay || connection.getBytesIn() == bytes) {
                requests = connection.getMessagesIn();
                bytes = connection.getBytesIn();
                sinceNanos = System.nanoTime();
            }
            return System.nanoTime() - sinceNanos > limit.toNanos();
        }
    }

    @Override
    public void onOpened(Connection connection) {
        // Others are beneath or beside one of HTTP, such as that of TLS, and know nothing of messages.
        if (connection instanceof ConnectionMetaData) {
            open.put(connection, new Headers());
        }
    }

    @Override
    public void onClosed(Connection connection) {
        open.remove(connection);
    }

    void start() {
        scheduler.schedule(this::look, timeout.toMillis() / LOOKS_A_TIMEOUT, TimeUnit.MILLISECONDS);
    }

    private void look() {
        open.forEach((connection, headers) -> {
            if (headers.areOlderThan(timeout, connection)) {
                connection.getEndPoint().close();
            }
        });
        start();
    }
}
