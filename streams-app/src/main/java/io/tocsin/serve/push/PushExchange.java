package io.tocsin.serve.push;

import io.tocsin.format.MetricPoint;
import io.tocsin.schemas.serde.UndecodableRecordException;
import io.tocsin.serve.http.BodyReader;
import io.tocsin.serve.http.RefusedRequestException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request from its body to its answer. Its share of the budget is held until its samples are with Kafka, or were given up.
 *
 * <p>Confined to one thread at a time: the server's, then a worker's.
 */
final class PushExchange implements BodyReader.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(PushExchange.class);
    private static final int LINE_CHARS_MAX = 400;

    private final Exchange exchange;
    private final Push push;
    private final Budget.Share share;
    private final Intake intake;
    private Executor answering = Runnable::run;
    private Scheduler.Task deadline = () -> true;

    PushExchange(Exchange exchange, Push push, Budget.Share share, Intake intake) {
        this.exchange = exchange;
        this.push = push;
        this.share = share;
        this.intake = intake;
    }

    void begin(Request request, int bodyMax) {
        answering = request.getComponents().getExecutor();
        deadline = request.getComponents()
                .getScheduler()
                .schedule(this::late, intake.limits().bodyTimeout().toMillis(), TimeUnit.MILLISECONDS);
        new BodyReader(request, bodyMax, this).run();
    }

    private void late() {
        refused(RefusedRequestException.slow(
                "body must come within " + intake.limits().bodyTimeout().toMillis() + " ms"));
    }

    @Override
    public void read(byte[] body) {
        if (!deadline.cancel()) {
            return;
        }
        share.shrinkTo(body.length);
        try {
            intake.workers().execute(() -> work(body));
        } catch (RejectedExecutionException stopping) {
            refused(RefusedRequestException.away("this instance is stopping"));
        }
    }

    private void work(byte[] body) {
        try {
            List<MetricPoint> points = push.points(body);
            // Not by Kafka's own thread, which has others to serve.
            var unused = intake.sink().take(points).whenCompleteAsync(this::finish, answering);
        } catch (UndecodableRecordException e) {
            refused(RefusedRequestException.forGood(HttpStatus.BAD_REQUEST_400, line(e)));
        } catch (RuntimeException e) {
            // A sender that is told to come again would bring the same body for ever.
            LOG.error("pushed request cannot be read, this is a fault of the program: bytes={}", body.length, e);
            refused(RefusedRequestException.forGood(HttpStatus.BAD_REQUEST_400, "body cannot be read"));
        }
    }

    private void finish(PointSink.@Nullable Taken taken, @Nullable Throwable failure) {
        share.close();
        if (failure instanceof RefusedRequestException refusal) {
            exchange.refuse(refusal);
        } else if (failure != null || taken == null) {
            exchange.abandon(new IllegalStateException("request was not finished", failure));
        } else {
            exchange.take(push, taken);
        }
    }

    @Override
    public void refused(RefusedRequestException refusal) {
        deadline.cancel();
        share.close();
        exchange.refuse(refusal);
    }

    @Override
    public void failed(Throwable cause) {
        deadline.cancel();
        share.close();
        exchange.abandon(cause);
    }

    private static String line(UndecodableRecordException e) {
        String text = String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " ");
        return text.substring(0, Math.min(text.length(), LINE_CHARS_MAX));
    }
}
