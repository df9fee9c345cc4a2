package io.tocsin.serve.api;

import io.tocsin.config.ServeSettings;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.server.Handler;

/**
 * All routes, and the threads that answer them: not those that take metrics, which must not wait while somebody looks.
 *
 * <p>Thread-safe.
 */
public final class Api implements AutoCloseable {
    /** Where everything of the API lies. */
    public static final String PATHS = "/api/*";

    private static final int THREADS = 4;
    private static final int WAITING_MAX = 128;

    private final ThreadPoolExecutor ofClients = pool("tocsin-api-");
    /** Not the same: two instances whose threads all wait for each other would answer nobody. */
    private final ThreadPoolExecutor ofInstances = pool("tocsin-api-forwarded-");

    private final ApiHandler handler;

    /** Of routes whose method and path are theirs alone. */
    public Api(ServeSettings settings, List<Route> routes) {
        this.handler = new ApiHandler(routes, ofClients, ofInstances, settings.requestTimeout());
    }

    private static ThreadPoolExecutor pool(String name) {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_MAX), task -> {
                    Thread thread = new Thread(task, name + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    public Handler handler() {
        return handler;
    }

    @Override
    public void close() {
        ofClients.shutdownNow();
        ofInstances.shutdownNow();
    }
}
