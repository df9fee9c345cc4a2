package io.tocsin.serve.live;

import io.tocsin.serve.access.Credentials;
import io.tocsin.serve.api.Problem;
import io.tocsin.serve.http.RefusedRequestException;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** Lets listeners in. Thread-safe. */
public final class LiveHandler extends Handler.Abstract.NonBlocking {
    public static final String PATH = "/api/v1/live";

    private final LiveHub hub;

    public LiveHandler(LiveHub hub) {
        this.hub = hub;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            boolean local = isLocal(request);
            Optional<Credentials> credentials = Optional.ofNullable(
                            request.getHeaders().get(HttpHeader.AUTHORIZATION))
                    .map(Credentials::new);
            response.setStatus(HttpStatus.OK_200);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream;charset=utf-8");
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
            // Or nginx keeps events to itself until a buffer is full.
            response.getHeaders().put("X-Accel-Buffering", "no");
            if (!hub.add(new EventStream(response, callback, local), credentials)) {
                response.reset();
                throw RefusedRequestException.busy("as many listen as are served at once");
            }
        } catch (RefusedRequestException refusal) {
            Problem.of(refusal).write(response, callback);
        }
        return true;
    }

    private static boolean isLocal(Request request) throws RefusedRequestException {
        if (!HttpMethod.GET.is(request.getMethod())) {
            throw RefusedRequestException.forGood(HttpStatus.METHOD_NOT_ALLOWED_405, "method must be GET");
        }
        boolean local = false;
        Fields query = Request.extractQueryParameters(request);
        for (Fields.Field field : query) {
            if (!field.getName().equals("local") || !"true false".contains(String.valueOf(field.getValue()))) {
                throw RefusedRequestException.forGood(
                        HttpStatus.BAD_REQUEST_400, "the only parameter is local, which must be true or false");
            }
            local = "true".equals(field.getValue());
        }
        return local;
    }
}
