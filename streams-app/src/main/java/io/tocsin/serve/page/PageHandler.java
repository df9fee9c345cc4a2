package io.tocsin.serve.page;

import io.tocsin.serve.http.Answer;
import io.tocsin.serve.http.ProblemDetails;
import io.tocsin.serve.http.RefusedRequestException;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Serves the files of the page, {@code index.html} as {@code /}.
 *
 * <p>Thread-safe.
 */
public final class PageHandler extends Handler.Abstract.NonBlocking {
    /** Where it lies: at all paths that nobody else has. */
    public static final String PATHS = "/";

    private final Map<String, PageFile> files = PageFiles.all();

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        answer(request).write(response, callback);
        return true;
    }

    private Answer answer(Request request) {
        // Not every request has a path: CONNECT has none.
        String path = request.getHttpURI().getCanonicalPath();
        PageFile file = path == null ? null : files.get(path);
        if (file == null) {
            return ProblemDetails.of(RefusedRequestException.forGood(HttpStatus.NOT_FOUND_404, "no such path"));
        }
        if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
            return ProblemDetails.of(RefusedRequestException.forGood(
                            HttpStatus.METHOD_NOT_ALLOWED_405, "method must be GET or HEAD"))
                    .with(HttpHeader.ALLOW.asString(), "GET, HEAD");
        }
        return file.answer(request.getHeaders());
    }
}
