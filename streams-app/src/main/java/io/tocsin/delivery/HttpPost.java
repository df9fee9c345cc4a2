package io.tocsin.delivery;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One try to post a message. Nothing of the address, the headers or the body is told to anybody but the receiver.
 *
 * <p>Thread-safe.
 */
final class HttpPost {
    /** A receiver that asks for a day has made a mistake. */
    private static final Duration PAUSE_MAX = Duration.ofHours(1);

    /** Too busy, or a token or an address that somebody has to put right: while that is done, nothing should be lost. */
    private static final Set<Integer> PASSING = Set.of(401, 403, 404, 407, 408, 425, 429);

    private final HttpClient client;
    private final Duration timeout;
    private final Clock clock;

    /** @param timeout for all of it, from the connection to the end of the answer */
    HttpPost(Duration timeout, Clock clock) {
        this.client = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.timeout = timeout;
        this.clock = clock;
    }

    /** @throws InterruptedException when the caller is to stop; whether the receiver has it is unknown then */
    Answer post(HttpMessage message) throws InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(message.address())
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("User-Agent", "tocsin")
                .POST(HttpRequest.BodyPublishers.ofString(message.body()));
        message.headers().forEach(request::header);
        CompletableFuture<HttpResponse<Void>> answer =
                client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
        try {
            // The request's own timeout ends with the headers; a body may go on for ever.
            return verdict(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return timedOut();
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw e;
        }
    }

    private Answer failed(Throwable cause) {
        if (cause instanceof HttpTimeoutException) {
            return timedOut();
        }
        String kind = cause instanceof IOException ? "unreachable" : "failed";
        // The text of the cause may repeat the address, and with Slack that is the secret.
        return new Answer.Later(kind, "no answer: reason=" + cause.getClass().getSimpleName(), Duration.ZERO);
    }

    private Answer timedOut() {
        return new Answer.Later("timeout", "no answer in time: waited=" + timeout.toMillis() + " ms", Duration.ZERO);
    }

    private Answer verdict(HttpResponse<?> response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return new Answer.Taken();
        }
        String trouble = "http_" + status;
        String detail = "receiver answered: status=" + status;
        return status >= 500 || PASSING.contains(status)
                ? new Answer.Later(
                        trouble, detail, pause(response.headers().firstValue("Retry-After"), clock.instant()))
                : new Answer.Refused(trouble, detail);
    }

    /** Seconds or a date; zero where it is neither or in the past. */
    static Duration pause(Optional<String> retryAfter, Instant now) {
        if (retryAfter.isEmpty()) {
            return Duration.ZERO;
        }
        String text = retryAfter.get().strip();
        Duration asked = Duration.ZERO;
        if (text.matches("\\d{1,9}")) {
            asked = Duration.ofSeconds(Long.parseLong(text));
        } else {
            try {
                asked = Duration.between(
                        now,
                        ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
            } catch (DateTimeException notADate) {
                return Duration.ZERO;
            }
        }
        return asked.isNegative() ? Duration.ZERO : asked.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : asked;
    }
}
