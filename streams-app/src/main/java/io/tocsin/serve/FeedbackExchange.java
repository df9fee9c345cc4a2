package io.tocsin.serve;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.feedback.FeedbackFailedException;
import io.tocsin.feedback.FeedbackWriter;
import io.tocsin.schemas.Feedback;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thing that somebody says, from its body to its answer; what is refused is told as problem details (RFC 9457).
 *
 * <p>Confined to one thread at a time: the server's, then the worker's. The first answer counts.
 */
final class FeedbackExchange implements BodyReader.Listener {
    static final String JSON = "application/json";

    private static final Logger LOG = LoggerFactory.getLogger(FeedbackExchange.class);
    private static final String PROBLEM = "application/problem+json";

    private final Response response;
    private final Callback callback;
    private final FeedbackWriter writer;
    private final Executor worker;
    private final AtomicBoolean answered = new AtomicBoolean();
    private Scheduler.Task deadline = () -> true;

    FeedbackExchange(Response response, Callback callback, FeedbackWriter writer, Executor worker) {
        this.response = response;
        this.callback = callback;
        this.writer = writer;
        this.worker = worker;
    }

    void begin(Request request, int bytesMax, Duration timeout) {
        deadline = request.getComponents()
                .getScheduler()
                .schedule(
                        () -> refused(RefusedRequestException.forGood(
                                HttpStatus.REQUEST_TIMEOUT_408, "body must come within " + timeout.toMillis() + " ms")),
                        timeout.toMillis(),
                        TimeUnit.MILLISECONDS);
        new BodyReader(request, bytesMax, this).run();
    }

    @Override
    public void read(byte[] body) {
        deadline.cancel();
        try {
            worker.execute(() -> work(body));
        } catch (RejectedExecutionException full) {
            refused(RefusedRequestException.busy("too many are saying something just now"));
        }
    }

    private void work(byte[] body) {
        try {
            Feedback said = FeedbackRequest.parse(body).say(writer, Instant.now());
            answer(Answer.of(HttpStatus.CREATED_201, JSON, bytes(taken(said))));
        } catch (RefusedRequestException e) {
            refused(e);
        } catch (FeedbackFailedException e) {
            // Without a cause it is what was said that cannot be.
            refused(
                    e.getCause() == null
                            ? RefusedRequestException.forGood(
                                    HttpStatus.UNPROCESSABLE_ENTITY_422, String.valueOf(e.getMessage()))
                            : RefusedRequestException.away(String.valueOf(e.getMessage())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refused(RefusedRequestException.away("this instance is stopping"));
        } catch (RuntimeException e) {
            LOG.error("feedback cannot be taken, this is a fault of the program: bytes={}", body.length, e);
            failed(e);
        }
    }

    private static ObjectNode taken(Feedback said) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("entity", said.getEntity())
                .put("kind", said.getKind().name().toLowerCase(Locale.ROOT))
                .put("alert", said.getAlertId())
                .put("by", said.getBy())
                .put("time", said.getTime().toString());
    }

    @Override
    public void refused(RefusedRequestException refusal) {
        deadline.cancel();
        ObjectNode problem = JsonNodeFactory.instance
                .objectNode()
                .put("title", HttpStatus.getMessage(refusal.status()))
                .put("status", refusal.status())
                .put("detail", refusal.line());
        Answer answer = Answer.of(refusal.status(), PROBLEM, bytes(problem));
        answer(
                refusal.mayComeAgain()
                        ? answer.with(HttpHeader.RETRY_AFTER.asString(), Integer.toString(refusal.retryAfterSeconds()))
                        : answer);
    }

    @Override
    public void failed(Throwable cause) {
        deadline.cancel();
        if (answered.compareAndSet(false, true)) {
            callback.failed(cause);
        }
    }

    private void answer(Answer answer) {
        if (answered.compareAndSet(false, true)) {
            answer.write(response, callback);
        }
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
