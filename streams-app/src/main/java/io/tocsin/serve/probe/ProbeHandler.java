package io.tocsin.serve.probe;

import io.tocsin.serve.http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers a probe: 200 or 503, with {@code ?verbose} a line a check.
 *
 * <p>Thread-safe.
 */
public final class ProbeHandler extends Handler.Abstract.NonBlocking {
    private final Supplier<ProbeReport> probe;

    private ProbeHandler(Supplier<ProbeReport> probe) {
        this.probe = probe;
    }

    /** What answers, by path. */
    public static Map<String, Handler> of(Probes probes) {
        return Map.of(
                "/livez", new ProbeHandler(probes::live),
                "/readyz", new ProbeHandler(probes::ready),
                "/startupz", new ProbeHandler(probes::started));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        answer(request).write(response, callback);
        return true;
    }

    private Answer answer(Request request) {
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            return new Answer(
                    HttpStatus.METHOD_NOT_ALLOWED_405, Map.of(HttpHeader.ALLOW.asString(), "GET, HEAD"), new byte[0]);
        }
        ProbeReport report = probe.get();
        return Answer.of(
                        report.passes() ? HttpStatus.OK_200 : HttpStatus.SERVICE_UNAVAILABLE_503,
                        "text/plain;charset=utf-8",
                        report.text(isVerbose(request)).getBytes(StandardCharsets.UTF_8))
                .with(HttpHeader.CACHE_CONTROL.asString(), "no-store");
    }

    private static boolean isVerbose(Request request) {
        String query = request.getHttpURI().getQuery();
        return query != null && query.startsWith("verbose");
    }
}
