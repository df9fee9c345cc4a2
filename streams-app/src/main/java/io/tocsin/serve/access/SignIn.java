package io.tocsin.serve.access;

import io.tocsin.serve.http.RefusedRequestException;
import io.tocsin.serve.http.WatchedFiles;
import java.util.List;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;

/**
 * Says who asks, by the lines of an access file as it is now.
 *
 * <p>Attempts that fail are limited by address, lest they fill the log. One that succeeds always does: whoever shares an address with somebody who
 * tries, behind one proxy, is not locked out, and 256 bits are not guessed at any rate.
 *
 * <p>Thread-safe.
 */
final class SignIn implements AutoCloseable {
    private static final double FAILURES_A_SECOND = 0.2;
    private static final int FAILURES_AT_ONCE = 10;

    private final AccessFile file;
    private final AuditLog audit;
    private final TokenBuckets failures;
    private final WatchedFiles watch;
    private volatile List<AccessEntry> entries;

    /**
     * With the file as it is now.
     *
     * @throws AccessFileException if it cannot be used
     */
    SignIn(AccessFile file, AuditLog audit, LongSupplier nanoTime) {
        this.file = file;
        this.audit = audit;
        this.failures = new TokenBuckets(FAILURES_A_SECOND, FAILURES_AT_ONCE, nanoTime);
        this.entries = file.read();
        this.watch = new WatchedFiles(List.of(file.path()), this::readAnew);
    }

    void start() {
        watch.start();
    }

    private void readAnew() {
        entries = file.read();
    }

    /** Nobody when nothing is shown; never somebody else than the one whose token is shown. */
    Caller caller(Request request) throws RefusedRequestException {
        Proof shown = Proof.of(request.getHeaders()).orElse(null);
        if (shown == null) {
            return Caller.NOBODY;
        }
        Caller caller = shown.caller(entries).orElse(null);
        if (caller != null) {
            return caller;
        }
        if (!failures.take(RemoteAddress.of(request).network())) {
            throw RefusedRequestException.busy(
                    "too many attempts to sign in failed, wait a little", failures.retryAfterSeconds());
        }
        audit.signInRefused(request, HttpStatus.UNAUTHORIZED_401);
        throw RefusedRequestException.forGood(HttpStatus.UNAUTHORIZED_401, "name or token is wrong");
    }

    @Override
    public void close() {
        watch.close();
    }
}
