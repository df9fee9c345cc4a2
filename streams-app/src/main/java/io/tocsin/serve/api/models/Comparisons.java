package io.tocsin.serve.api.models;

import io.tocsin.gate.ShadowComparison;
import io.tocsin.gate.ShadowReader;
import io.tocsin.schemas.Deployment;
import io.tocsin.serve.api.KafkaReads;
import io.tocsin.serve.api.Remembered;
import io.tocsin.serve.http.RefusedRequestException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Comparisons of champions with their shadows, the last few of them remembered: each reads many scores, so they are made one after the other.
 *
 * <p>Thread-safe.
 */
final class Comparisons {
    private static final Duration FRESH = Duration.ofSeconds(30);
    private static final int REMEMBERED = 8;

    private final ShadowReader reader;
    private final KafkaReads reads;
    private final Object oneAtATime = new Object();
    private final Map<Question, Remembered<ShadowComparison.Result>> asked =
            new LinkedHashMap<>(REMEMBERED, 0.75f, true);

    private record Question(String model, String champion, String shadow, Duration last) {}

    Comparisons(ShadowReader reader, KafkaReads reads) {
        this.reader = reader;
        this.reads = reads;
    }

    ShadowComparison.Result of(Deployment deployment, Duration last)
            throws RefusedRequestException, InterruptedException {
        return question(deployment, last).get();
    }

    private synchronized Remembered<ShadowComparison.Result> question(Deployment deployment, Duration last) {
        Question question = new Question(
                deployment.getModel(), deployment.getChampion(), String.valueOf(deployment.getShadow()), last);
        Remembered<ShadowComparison.Result> known = asked.get(question);
        if (known == null) {
            known = reads.remembered("the scores of champion and shadow", FRESH, () -> compare(deployment, last));
            asked.put(question, known);
            if (asked.size() > REMEMBERED) {
                asked.remove(asked.keySet().iterator().next());
            }
        }
        return known;
    }

    private ShadowComparison.Result compare(Deployment deployment, Duration last) {
        synchronized (oneAtATime) {
            return reader.compare(deployment, last);
        }
    }
}
