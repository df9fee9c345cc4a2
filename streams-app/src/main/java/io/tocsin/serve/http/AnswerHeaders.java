package io.tocsin.serve.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * The headers of every answer: what a browser must not do with it. A handler may put others in their place.
 *
 * <p>Thread-safe.
 */
public final class AnswerHeaders extends Handler.Wrapper {
    public static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

    private static final String HALF_A_YEAR = "max-age=15768000";

    private final Map<String, String> headers;

    AnswerHeaders(boolean isTls, Handler handler) {
        super(handler);
        Map<String, String> all = new LinkedHashMap<>();
        // What is no page may load nothing and be framed by nobody, even where somebody makes a browser show it.
        all.put(CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'");
        all.put("X-Content-Type-Options", "nosniff");
        all.put("Referrer-Policy", "no-referrer");
        all.put("Cross-Origin-Opener-Policy", "same-origin");
        all.put("Cross-Origin-Resource-Policy", "same-origin");
        all.put(HttpHeader.CACHE_CONTROL.asString(), "no-store");
        if (isTls) {
            all.put(HttpHeader.STRICT_TRANSPORT_SECURITY.asString(), HALF_A_YEAR);
        }
        this.headers = Map.copyOf(all);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        putInto(response);
        return super.handle(request, response, callback);
    }

    void putInto(Response response) {
        headers.forEach((name, value) -> response.getHeaders().put(name, value));
    }
}
