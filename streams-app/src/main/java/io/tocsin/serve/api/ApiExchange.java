package io.tocsin.serve.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tocsin.serve.access.Caller;
import io.tocsin.serve.access.Credentials;
import io.tocsin.serve.cluster.Peers;
import io.tocsin.serve.http.Answer;
import io.tocsin.serve.http.BodyReader;
import io.tocsin.serve.http.RefusedRequestException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
 * One request from its body to its answer.
 *
 * <p>Confined to one thread at a time: the server's, then a worker's. The first answer counts.
 */
final class ApiExchange implements BodyReader.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ApiExchange.class);
    private static final int BODY_BYTES_MAX = 16_384;

    private final Route route;
    private final Map<String, String> parameters;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final Executor workers;
    private final AtomicBoolean answered = new AtomicBoolean();
    private Scheduler.Task deadline = () -> true;

    ApiExchange(
            Route route,
            Map<String, String> parameters,
            Request request,
            Response response,
            Callback callback,
            Executor workers) {
        this.route = route;
        this.parameters = parameters;
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.workers = workers;
    }

    void readBody(Duration timeout) {
        deadline = request.getComponents()
                .getScheduler()
                .schedule(
                        () -> refused(RefusedRequestException.forGood(
                                HttpStatus.REQUEST_TIMEOUT_408, "body must come within " + timeout.toMillis() + " ms")),
                        timeout.toMillis(),
                        TimeUnit.MILLISECONDS);
        new BodyReader(request, BODY_BYTES_MAX, this).run();
    }

    @Override
    public void read(byte[] body) {
        deadline.cancel();
        execute(() -> answer(JsonBody.parse(body)));
    }

    void begin() {
        execute(() -> answer(JsonNodeFactory.instance.objectNode()));
    }

    /** What may refuse. */
    private interface Work {
        Answer run() throws RefusedRequestException, InterruptedException;
    }

    private void execute(Work work) {
        try {
            workers.execute(() -> work(work));
        } catch (RejectedExecutionException full) {
            refused(RefusedRequestException.busy("too many questions are waiting just now"));
        }
    }

    private void work(Work work) {
        try {
            answer(work.run());
        } catch (RefusedRequestException e) {
            refused(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            refused(RefusedRequestException.away("this instance is stopping"));
        } catch (RuntimeException e) {
            LOG.error("request cannot be answered, this is a fault of the program: path={}", route.path(), e);
            refused(RefusedRequestException.forGood(
                    HttpStatus.INTERNAL_SERVER_ERROR_500, "a fault of the program, the log of this instance tells"));
        }
    }

    private Answer answer(JsonNode body) throws RefusedRequestException, InterruptedException {
        JsonNode json = route.endpoint()
                .answer(new ApiRequest(
                        route.path(),
                        parameters,
                        body,
                        Caller.of(request),
                        Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION))
                                .map(Credentials::new),
                        Optional.ofNullable(request.getHeaders().get(Peers.FORWARDED_BY))));
        return route.changes()
                ? JsonAnswer.toChange(json)
                : JsonAnswer.toGet(json, route.endpoint().contentType(), request.getHeaders());
    }

    @Override
    public void refused(RefusedRequestException refusal) {
        deadline.cancel();
        answer(Problem.of(refusal));
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
}
