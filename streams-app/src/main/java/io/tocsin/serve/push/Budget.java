package io.tocsin.serve.push;

import java.util.Optional;

/**
 * How many requests, and how many bytes of their bodies, are in the house at once.
 *
 * <p>Thread-safe.
 */
final class Budget {
    private final int requestsMax;
    private final long bytesMax;
    private int requests;
    private long bytes;

    Budget(int requestsMax, long bytesMax) {
        this.requestsMax = requestsMax;
        this.bytesMax = bytesMax;
    }

    /** A share for a body of at most so many bytes; empty when it is not left. */
    synchronized Optional<Share> take(long bodyBytes) {
        if (requests >= requestsMax || bytes + bodyBytes > bytesMax) {
            return Optional.empty();
        }
        requests++;
        bytes += bodyBytes;
        return Optional.of(new Share(bodyBytes));
    }

    synchronized int requests() {
        return requests;
    }

    synchronized long bytes() {
        return bytes;
    }

    private synchronized void giveBack(int givenRequests, long givenBytes) {
        requests -= givenRequests;
        bytes -= givenBytes;
    }

    /** What one request holds until it is answered. */
    final class Share {
        private boolean isOpen = true;
        private long held;

        private Share(long held) {
            this.held = held;
        }

        /** The body turned out to be smaller. */
        synchronized void shrinkTo(long bodyBytes) {
            if (isOpen && bodyBytes < held) {
                giveBack(0, held - bodyBytes);
                held = bodyBytes;
            }
        }

        /** Once and for all; again is no harm. */
        synchronized void close() {
            if (isOpen) {
                isOpen = false;
                giveBack(1, held);
            }
        }
    }
}
