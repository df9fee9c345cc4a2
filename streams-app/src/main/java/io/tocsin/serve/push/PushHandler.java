package io.tocsin.serve.push;

import io.tocsin.serve.http.BodyDrain;
import io.tocsin.serve.http.RefusedRequestException;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Takes the requests of one protocol: looks at the headers, holds the request against what is there already, and lets its body in.
 *
 * <p>Thread-safe.
 */
final class PushHandler extends Handler.Abstract.NonBlocking {
    /** What is read of a body that nobody wants, so that its sender sees the answer. */
    private static final long DRAINED_BYTES = 1 << 20;

    private final Protocol protocol;
    private final Intake intake;

    PushHandler(Protocol protocol, Intake intake) {
        this.protocol = protocol;
        this.intake = intake;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Exchange exchange = new Exchange(protocol, request, response, callback, intake.meters());
        try {
            Push push = begin(request);
            int bodyMax = bodyMax(request);
            Budget.Share share = share(bodyMax);
            new PushExchange(exchange, push, share, intake).begin(request, bodyMax);
        } catch (RefusedRequestException refusal) {
            long bytesMax = Math.max(DRAINED_BYTES, intake.limits().points().recordBytesMax());
            new BodyDrain(request, bytesMax, () -> exchange.refuse(refusal))
                    .begin(intake.limits().bodyTimeout());
        }
        return true;
    }

    private Push begin(Request request) throws RefusedRequestException {
        if (!HttpMethod.POST.is(request.getMethod())) {
            throw RefusedRequestException.forGood(HttpStatus.METHOD_NOT_ALLOWED_405, "method must be POST");
        }
        return protocol.begin(request.getHeaders());
    }

    /** What the sender announces, else as much as it may send. */
    private int bodyMax(Request request) throws RefusedRequestException {
        int bytesMax = intake.limits().points().recordBytesMax();
        long announced = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
        if (announced > bytesMax) {
            throw RefusedRequestException.forGood(
                    HttpStatus.PAYLOAD_TOO_LARGE_413, "at most " + bytesMax + " bytes a request: bytes=" + announced);
        }
        return announced < 0 ? bytesMax : (int) announced;
    }

    private Budget.Share share(int bodyMax) throws RefusedRequestException {
        if (!intake.kafka().admits()) {
            throw RefusedRequestException.away("kafka does not take samples just now");
        }
        Optional<Budget.Share> share = intake.budget().take(bodyMax);
        if (share.isEmpty()) {
            throw intake.kafka().isAway()
                    ? RefusedRequestException.away("kafka does not take samples just now")
                    : RefusedRequestException.busy("as many requests are under way as are taken at once");
        }
        return share.get();
    }
}
