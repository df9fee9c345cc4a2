package io.tocsin.serve.push;

import io.tocsin.serve.http.Answer;
import io.tocsin.serve.http.RefusedRequestException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The answer to one request: the first one counts, all others are too late.
 *
 * <p>Thread-safe.
 */
final class Exchange {
    private final Protocol protocol;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final ServeMeters meters;
    private final long begunNanos = System.nanoTime();
    private final AtomicBoolean answered = new AtomicBoolean();

    Exchange(Protocol protocol, Request request, Response response, Callback callback, ServeMeters meters) {
        this.protocol = protocol;
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.meters = meters;
    }

    void take(Push push, PointSink.Taken taken) {
        if (answered.compareAndSet(false, true)) {
            meters.points(protocol.name(), taken.points());
            meters.samples(taken.samples());
            count("taken");
            push.taken(taken.pointsBad()).write(response, callback);
        }
    }

    void refuse(RefusedRequestException refusal) {
        if (answered.compareAndSet(false, true)) {
            count(refusal.outcome());
            answer(refusal).write(response, callback);
        }
    }

    /** The client is gone. */
    void abandon(Throwable cause) {
        if (answered.compareAndSet(false, true)) {
            count("gone");
            callback.failed(cause);
        }
    }

    private Answer answer(RefusedRequestException refusal) {
        Answer answer = protocol.refuse(request.getHeaders(), refusal);
        if (refusal.mayComeAgain()) {
            answer = answer.with(HttpHeader.RETRY_AFTER.asString(), Integer.toString(refusal.retryAfterSeconds()));
        }
        if (refusal.status() == HttpStatus.METHOD_NOT_ALLOWED_405) {
            answer = answer.with(HttpHeader.ALLOW.asString(), HttpMethod.POST.asString());
        }
        // What may still come of the body is not waited for.
        boolean isCut = refusal.outcome().equals("slow") || refusal.status() == HttpStatus.PAYLOAD_TOO_LARGE_413;
        return isCut ? answer.with(HttpHeader.CONNECTION.asString(), "close") : answer;
    }

    private void count(String outcome) {
        meters.answered(protocol.name(), outcome, Duration.ofNanos(System.nanoTime() - begunNanos));
    }
}
