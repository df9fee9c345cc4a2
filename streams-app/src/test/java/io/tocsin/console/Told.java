package io.tocsin.console;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.Ending;
import io.tocsin.schemas.FailureRisk;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Scores and alerts with little to write. The first tick begins at {@link #START}. */
public final class Told {
    public static final Instant START = Instant.parse("2026-11-21T03:00:00Z");
    private static final int TICK_SECONDS = 10;

    private Told() {}

    public static Instant tick(int number) {
        return START.plusSeconds((long) number * TICK_SECONDS);
    }

    /** When the record of a tick was written, a second after its end. */
    public static long writtenMs(int number) {
        return tick(number + 1).plusSeconds(1).toEpochMilli();
    }

    public static Score score(String entity, int tick, double score) {
        return told(entity, tick, ScoreState.SCORED, score, List.of(), List.of());
    }

    /** With a probability of a failure within 5 minutes that wants an alert from 0.4 on. */
    public static Score risk(String entity, int tick, double score, double probability) {
        return told(
                entity,
                tick,
                ScoreState.SCORED,
                score,
                List.of(new FailureRisk(300, (float) probability, 0.4F)),
                probability < 0.2 ? List.of() : List.of(queue()));
    }

    public static Score unjudged(String entity, int tick, ScoreState state) {
        return told(entity, tick, state, 0, List.of(), List.of());
    }

    private static Score told(
            String entity,
            int tick,
            ScoreState state,
            double score,
            List<FailureRisk> failures,
            List<Contributor> drivers) {
        boolean model = state != ScoreState.NO_MODEL;
        return new Score(
                entity,
                tick(tick),
                state,
                model ? "shop" : null,
                model ? "v2" : null,
                (float) score,
                1F,
                failures,
                failures.isEmpty() ? null : 300,
                List.of(),
                drivers,
                List.of(),
                List.of(),
                Map.of("env", "prod"),
                null);
    }

    public static Alert alert(String entity, AlertKind kind, AlertState state, int from) {
        boolean failure = kind == AlertKind.FAILURE;
        boolean silent = kind == AlertKind.NO_DATA;
        return new Alert(
                entity + "|" + kind + "|" + tick(from),
                entity,
                kind,
                state,
                tick(from),
                tick(from + 6),
                state == AlertState.RESOLVED ? tick(from + 12) : null,
                failure ? 0.55F : 1.5F,
                failure ? 0.75F : 2.25F,
                failure ? 0.4F : 1,
                failure ? 300 : null,
                "shop",
                "v2",
                silent ? List.of() : List.of(queue(), new Contributor("system.cpu.utilization", 0.97F, 0.4F, 0.3F)),
                Map.of("env", "prod"),
                null,
                state == AlertState.RESOLVED ? Ending.RECOVERED : null);
    }

    /** The same, taken by somebody. */
    public static Alert acknowledged(Alert alert) {
        alert.setAcknowledgedBy("ops");
        return alert;
    }

    private static Contributor queue() {
        return new Contributor("http.server.queue.depth", 214F, 12F, 0.6F);
    }
}
