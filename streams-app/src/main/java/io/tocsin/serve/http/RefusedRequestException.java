package io.tocsin.serve.http;

import org.eclipse.jetty.http.HttpStatus;

/** A request is not taken; the message is one line that says why. Thread-safe. */
public final class RefusedRequestException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int NOT_AGAIN = 0;

    private final int status;
    private final int retryAfterSeconds;
    private final String outcome;

    private RefusedRequestException(int status, int retryAfterSeconds, String outcome, String line) {
        super(line);
        this.status = status;
        this.retryAfterSeconds = retryAfterSeconds;
        this.outcome = outcome;
    }

    /** It will never be good: 4xx. */
    public static RefusedRequestException forGood(int status, String line) {
        String outcome =
                switch (status) {
                    case HttpStatus.PAYLOAD_TOO_LARGE_413 -> "too_large";
                    case HttpStatus.UNSUPPORTED_MEDIA_TYPE_415 -> "unsupported";
                    default -> "bad";
                };
        return new RefusedRequestException(status, NOT_AGAIN, outcome, line);
    }

    /** More is under way than is held at once. */
    public static RefusedRequestException busy(String line) {
        return new RefusedRequestException(HttpStatus.TOO_MANY_REQUESTS_429, 1, "busy", line);
    }

    /** The same, with when there is room again. */
    public static RefusedRequestException busy(String line, int retryAfterSeconds) {
        return new RefusedRequestException(HttpStatus.TOO_MANY_REQUESTS_429, retryAfterSeconds, "busy", line);
    }

    /** Kafka or the schema registry does not take anything just now. */
    public static RefusedRequestException away(String line) {
        return new RefusedRequestException(HttpStatus.SERVICE_UNAVAILABLE_503, 2, "away", line);
    }

    /** Its body came too slowly; not 408, after which Prometheus would throw the samples away. */
    public static RefusedRequestException slow(String line) {
        return new RefusedRequestException(HttpStatus.SERVICE_UNAVAILABLE_503, 2, "slow", line);
    }

    public int status() {
        return status;
    }

    public boolean mayComeAgain() {
        return retryAfterSeconds > 0;
    }

    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }

    public String line() {
        return String.valueOf(getMessage());
    }

    /** Of those few that the meters tell apart. */
    public String outcome() {
        return outcome;
    }
}
