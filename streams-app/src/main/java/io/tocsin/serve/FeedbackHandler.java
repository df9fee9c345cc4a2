package io.tocsin.serve;

import io.tocsin.feedback.FeedbackWriter;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Takes what people say of alerts; {@link FeedbackRequest} says in which form. The answer comes when Kafka has it.
 *
 * <p>Only JSON is read, which a page of somebody else cannot send from a browser without asking first.
 *
 * <p>Thread-safe.
 */
final class FeedbackHandler extends Handler.Abstract.NonBlocking {
    static final String PATH = "/api/v1/feedback";

    private static final int BODY_BYTES_MAX = 16_384;
    /** People are few and slow. */
    private static final int WAITING_MAX = 32;

    private final FeedbackWriter writer;
    private final PushLimits limits;
    /** Not those who take metrics: they must not wait while somebody is heard. */
    private final ExecutorService worker;

    FeedbackHandler(FeedbackWriter writer, PushLimits limits) {
        this.writer = writer;
        this.limits = limits;
        this.worker = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING_MAX), task -> {
            Thread thread = new Thread(task, "tocsin-feedback");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        FeedbackExchange exchange = new FeedbackExchange(response, callback, writer, worker);
        MediaType media = MediaType.of(request.getHeaders());
        if (!HttpMethod.POST.is(request.getMethod())) {
            exchange.refused(RefusedRequestException.forGood(HttpStatus.METHOD_NOT_ALLOWED_405, "method must be POST"));
        } else if (!media.type().toLowerCase(Locale.ROOT).equals(FeedbackExchange.JSON)) {
            exchange.refused(media.unsupported(FeedbackExchange.JSON));
        } else {
            exchange.begin(request, BODY_BYTES_MAX, limits.bodyTimeout());
        }
        return true;
    }

    @Override
    protected void doStop() throws Exception {
        worker.shutdownNow();
        super.doStop();
    }
}
