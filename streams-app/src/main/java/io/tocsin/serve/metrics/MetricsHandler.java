package io.tocsin.serve.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tocsin.serve.http.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * All meters as Prometheus' text or as OpenMetrics, whichever is asked for; packed where that is understood.
 *
 * <p>Thread-safe.
 */
public final class MetricsHandler extends Handler.Abstract {
    public static final String PATH = "/metrics";

    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
    private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    private final PrometheusMeterRegistry meters;

    public MetricsHandler(PrometheusMeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        answer(request).write(response, callback);
        return true;
    }

    private Answer answer(Request request) throws IOException {
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            return new Answer(
                    HttpStatus.METHOD_NOT_ALLOWED_405, Map.of(HttpHeader.ALLOW.asString(), "GET, HEAD"), new byte[0]);
        }
        HttpFields headers = request.getHeaders();
        String type = wantsOpenMetrics(headers) ? OPEN_METRICS : PROMETHEUS_TEXT;
        boolean isPacked = headers.contains(HttpHeader.ACCEPT_ENCODING, "gzip");
        Answer answer = Answer.of(HttpStatus.OK_200, type, isPacked ? packed(type) : plain(type))
                .with(HttpHeader.CACHE_CONTROL.asString(), "no-store")
                .with(HttpHeader.VARY.asString(), "Accept, Accept-Encoding");
        return isPacked ? answer.with(HttpHeader.CONTENT_ENCODING.asString(), "gzip") : answer;
    }

    /** Whether it comes before plain text in what the client would rather have; who says nothing gets text. */
    private static boolean wantsOpenMetrics(HttpFields headers) {
        for (String type : headers.getQualityCSV(HttpHeader.ACCEPT)) {
            if (type.startsWith("application/openmetrics-text")) {
                return true;
            }
            if (type.startsWith("text/") || type.startsWith("*/*")) {
                return false;
            }
        }
        return false;
    }

    private byte[] plain(String type) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        meters.scrape(text, type);
        return text.toByteArray();
    }

    private byte[] packed(String type) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            meters.scrape(gzip, type);
        }
        return packed.toByteArray();
    }
}
