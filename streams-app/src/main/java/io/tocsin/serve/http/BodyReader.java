package io.tocsin.serve.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;

/**
 * Reads a body as it comes, without a thread that waits for it.
 *
 * <p>Confined to one thread at a time: the server's.
 */
public final class BodyReader implements Runnable {
    private static final int FIRST_BYTES = 16_384;

    private final Content.Source source;
    private final int bytesMax;
    private final Listener listener;
    private byte[] body;
    private int length;

    /** Is told once how it went. */
    public interface Listener {
        void read(byte[] body);

        void refused(RefusedRequestException refusal);

        /** The client went away. */
        void failed(Throwable cause);
    }

    public BodyReader(Content.Source source, int bytesMax, Listener listener) {
        this.source = source;
        this.bytesMax = bytesMax;
        this.listener = listener;
        this.body = new byte[Math.min(bytesMax, FIRST_BYTES)];
    }

    /** As far as there is something to read; the server calls again when there is more. */
    @Override
    public void run() {
        while (true) {
            Content.Chunk chunk = source.read();
            if (chunk == null) {
                source.demand(this);
                return;
            }
            if (Content.Chunk.isFailure(chunk)) {
                Throwable failure = chunk.getFailure();
                listener.failed(failure == null ? new IOException("body could not be read") : failure);
                return;
            }
            if (!take(chunk)) {
                return;
            }
        }
    }

    /** True when there is more to come. */
    private boolean take(Content.Chunk chunk) {
        boolean fits = append(chunk.getByteBuffer());
        boolean isLast = chunk.isLast();
        chunk.release();
        if (!fits) {
            listener.refused(RefusedRequestException.forGood(
                    HttpStatus.PAYLOAD_TOO_LARGE_413, "at most " + bytesMax + " bytes a request"));
            return false;
        }
        if (isLast) {
            listener.read(length == body.length ? body : Arrays.copyOf(body, length));
            return false;
        }
        return true;
    }

    private boolean append(ByteBuffer bytes) {
        int more = bytes.remaining();
        if (more > bytesMax - length) {
            return false;
        }
        if (length + more > body.length) {
            body = Arrays.copyOf(body, (int) Math.min(bytesMax, Math.max(length + more, 2L * body.length)));
        }
        bytes.get(body, length, more);
        length += more;
        return true;
    }
}
