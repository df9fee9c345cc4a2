package io.tocsin.serve.http;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * What is answered where no handler answers: requests that cannot be read, paths that nobody has, faults of the program. Nothing of what went wrong
 * inside is told.
 *
 * <p>Thread-safe.
 */
final class ErrorAnswers implements Request.Handler {
    private final AnswerHeaders headers;

    ErrorAnswers(AnswerHeaders headers) {
        this.headers = headers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status =
                request.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer told ? told : response.getStatus();
        int shown = HttpStatus.isClientError(status) || HttpStatus.isServerError(status)
                ? status
                : HttpStatus.INTERNAL_SERVER_ERROR_500;
        headers.putInto(response);
        ProblemDetails.of(shown, detail(shown)).write(response, callback);
        return true;
    }

    private static String detail(int status) {
        return switch (status) {
            case HttpStatus.BAD_REQUEST_400 -> "request cannot be read";
            case HttpStatus.NOT_FOUND_404 -> "no such path";
            case HttpStatus.URI_TOO_LONG_414, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
                "request line and headers are too large";
            case HttpStatus.SERVICE_UNAVAILABLE_503 -> "this instance is stopping";
            case HttpStatus.INTERNAL_SERVER_ERROR_500 -> "a fault of the program, the log of this instance tells";
            default -> "request is not answered";
        };
    }
}
