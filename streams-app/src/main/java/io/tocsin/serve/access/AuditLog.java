package io.tocsin.serve.access;

import java.util.Locale;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells who changed what, and who was not let in: a line each, by a logger of its own. Never a token, a query or a body.
 *
 * <pre>
 *   event=change name=ann role=operator address=10.0.0.7 method=POST path=/api/v1/feedback status=201
 *   event=sign_in_refused name= role= address=10.0.0.7 method=GET path=/api/v1/fleet status=401
 * </pre>
 *
 * <p>Thread-safe.
 */
final class AuditLog {
    /** Its name in the logging configuration. */
    static final String LOGGER = "io.tocsin.audit";

    private static final Logger LOG = LoggerFactory.getLogger(LOGGER);
    private static final int SHOWN_CHARS_MAX = 200;

    /** Somebody showed a token that is not known, or a name that is not its own. */
    void signInRefused(Request request, int status) {
        write("sign_in_refused", "", "", request, status);
    }

    /** A callback that tells of a change when it was answered. */
    Callback ofChange(Request request, Response response, Callback callback) {
        return new Callback.Nested(callback) {
            @Override
            public void succeeded() {
                changed(request, response.getStatus());
                super.succeeded();
            }

            @Override
            public void failed(Throwable cause) {
                changed(request, response.getStatus());
                super.failed(cause);
            }
        };
    }

    private static void changed(Request request, int status) {
        Caller caller = Caller.of(request);
        write("change", caller.name(), caller.role().name().toLowerCase(Locale.ROOT), request, status);
    }

    private static void write(String event, String name, String role, Request request, int status) {
        LOG.info(
                "event={} name={} role={} address={} method={} path={} status={}",
                event,
                name,
                role,
                RemoteAddress.of(request).text(),
                shown(request.getMethod()),
                shown(request.getHttpURI().getPath()),
                status);
    }

    /** One word of one line, whatever somebody sent. */
    private static String shown(@Nullable String text) {
        String word = String.valueOf(text).replaceAll("[^!-~]", "?");
        return word.substring(0, Math.min(word.length(), SHOWN_CHARS_MAX));
    }
}
