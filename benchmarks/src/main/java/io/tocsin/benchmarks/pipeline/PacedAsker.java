package io.tocsin.benchmarks.pipeline;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.LongFunction;

/**
 * Asks at a rate, one question at a time. A question's time counts from when it was due, so that an answer that is late makes those behind it late, too, and
 * no stall hides.
 *
 * <p>Thread-safe.
 */
final class PacedAsker {
    private static final int OK = 200;

    private final HttpClient client;
    private final LongFunction<URI> question;
    private final long everyNanos;
    private final long firstAfterNanos;
    private final Answers answers;
    private final Thread thread = new Thread(this::run, "paced-asker");
    private volatile boolean stopped;

    /**
     * Made, not yet asking.
     *
     * @param question the one of a number, counted from 0
     * @param everyNanos between two questions
     * @param firstAfterNanos when the first one is due
     */
    PacedAsker(HttpClient client, LongFunction<URI> question, long everyNanos, long firstAfterNanos, Answers answers) {
        this.client = client;
        this.question = question;
        this.everyNanos = everyNanos;
        this.firstAfterNanos = firstAfterNanos;
        this.answers = answers;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        long first = System.nanoTime() + firstAfterNanos;
        try {
            for (long i = 0; !stopped; i++) {
                long due = first + i * everyNanos;
                Pace.sleepUntil(due);
                if (!stopped) {
                    ask(question.apply(i), due);
                }
            }
        } catch (InterruptedException e) {
            stopped = true;
        }
    }

    private void ask(URI uri, long due) throws InterruptedException {
        // As a browser asks.
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Accept-Encoding", "gzip").build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == OK) {
                answers.good((System.nanoTime() - due) / 1_000, response.body().length);
            } else {
                answers.bad(Integer.toString(response.statusCode()));
            }
        } catch (IOException e) {
            answers.bad(e.toString());
        }
    }

    /** Returns when the question that is under way is answered. */
    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
