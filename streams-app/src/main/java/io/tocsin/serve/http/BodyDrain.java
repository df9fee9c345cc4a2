package io.tocsin.serve.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Reads a body and keeps nothing of it. A client that is answered while it still sends may never see the answer: the connection is reset under it.
 *
 * <p>Confined to one thread at a time: the server's.
 */
public final class BodyDrain implements Runnable {
    private final Request request;
    private final long bytesMax;
    private final Runnable done;
    private final AtomicBoolean over = new AtomicBoolean();
    private long bytes;
    private Scheduler.Task deadline = () -> true;

    /** Reads at most so much; {@code done} is told once, whether there is more or not. */
    public BodyDrain(Request request, long bytesMax, Runnable done) {
        this.request = request;
        this.bytesMax = bytesMax;
        this.done = done;
    }

    /** Gives the body at most this long. */
    public void begin(Duration timeout) {
        deadline = request.getComponents()
                .getScheduler()
                .schedule(this::finish, timeout.toMillis(), TimeUnit.MILLISECONDS);
        run();
    }

    @Override
    public void run() {
        while (!over.get()) {
            Content.Chunk chunk = request.read();
            if (chunk == null) {
                request.demand(this);
                return;
            }
            boolean isLast = Content.Chunk.isFailure(chunk) || chunk.isLast();
            bytes += chunk.remaining();
            chunk.release();
            if (isLast || bytes > bytesMax) {
                finish();
            }
        }
    }

    private void finish() {
        if (over.compareAndSet(false, true)) {
            deadline.cancel();
            done.run();
        }
    }
}
