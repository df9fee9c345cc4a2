package io.tocsin.serve.access;

import io.tocsin.serve.http.ProblemDetails;
import io.tocsin.serve.http.RefusedRequestException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers no more of one caller than is right: of one name, or of one address where nobody says who they are.
 *
 * <p>Thread-safe.
 */
final class RateGate extends Handler.Wrapper {
    private final TokenBuckets buckets;

    RateGate(TokenBuckets buckets, Handler handler) {
        super(handler);
        this.buckets = buckets;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String name = Caller.of(request).name();
        String caller = name.isEmpty() ? "/" + RemoteAddress.of(request).network() : name;
        if (buckets.take(caller)) {
            return super.handle(request, response, callback);
        }
        ProblemDetails.of(
                        RefusedRequestException.busy("too many questions, wait a little", buckets.retryAfterSeconds()))
                .write(response, callback);
        return true;
    }
}
