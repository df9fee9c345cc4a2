package io.tocsin.serve.live;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Somebody who listens. What cannot be written at once waits, up to a bound; whoever is slower than that is let go and may come again.
 *
 * <p>Thread-safe.
 */
final class EventStream {
    private static final int WAITING_MAX = 64;

    private final Response response;
    private final Callback callback;
    private final boolean local;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private boolean isWriting;
    private boolean isGone;

    /** {@code local} for another instance, which wants what is held here alone. */
    EventStream(Response response, Callback callback, boolean local) {
        this.response = response;
        this.callback = callback;
        this.local = local;
    }

    boolean isLocal() {
        return local;
    }

    synchronized boolean isGone() {
        return isGone;
    }

    /** Sends an event as soon as those before it are sent. */
    void send(byte[] event) {
        boolean isTooSlow;
        synchronized (this) {
            if (isGone) {
                return;
            }
            isTooSlow = waiting.size() >= WAITING_MAX;
            if (!isTooSlow) {
                waiting.add(event);
            }
        }
        if (isTooSlow) {
            end();
        } else {
            writeNext();
        }
    }

    private void writeNext() {
        byte[] next;
        synchronized (this) {
            if (isWriting || isGone || waiting.isEmpty()) {
                return;
            }
            isWriting = true;
            next = waiting.poll();
        }
        response.write(false, ByteBuffer.wrap(next), Callback.from(this::written, this::failed));
    }

    private void written() {
        synchronized (this) {
            isWriting = false;
        }
        writeNext();
    }

    private void failed(Throwable cause) {
        synchronized (this) {
            if (isGone) {
                return;
            }
            isGone = true;
        }
        callback.failed(cause);
    }

    /** Lets it go. */
    void end() {
        synchronized (this) {
            if (isGone) {
                return;
            }
            isGone = true;
            waiting.clear();
        }
        callback.succeeded();
    }
}
