package io.tocsin.demo;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.time.Instant;
import java.util.List;

/** Records as the topology publishes them; times in seconds since a fixed noon. Stateless, thread-safe. */
final class DemoRecords {
    private DemoRecords() {}

    static Instant at(int second) {
        return Instant.parse("2026-03-01T12:00:00Z").plusSeconds(second);
    }

    static Score scored(String entity, String model, String version, int second) {
        return score(entity, second)
                .setState(ScoreState.SCORED)
                .setModel(model)
                .setVersion(version)
                .setScore(0.25f)
                .build();
    }

    static Score warmingUp(String entity, int second) {
        return score(entity, second)
                .setState(ScoreState.WARMING_UP)
                .setModel("shop")
                .setVersion("v1")
                .build();
    }

    static Score noModel(String entity, int second) {
        return score(entity, second).setState(ScoreState.NO_MODEL).build();
    }

    /** The lists are set: their defaults would need serdes to be set up. */
    private static Score.Builder score(String entity, int second) {
        return Score.newBuilder()
                .setEntity(entity)
                .setTime(at(second))
                .setFailures(List.of())
                .setContributors(List.of())
                .setDrivers(List.of())
                .setLimits(List.of());
    }

    /** An incident that began at {@code startedAt} seconds. */
    static Alert alert(String entity, AlertKind kind, AlertState state, int startedAt, int updatedAt) {
        return Alert.newBuilder()
                .setId(entity + "|" + kind + "|" + startedAt)
                .setEntity(entity)
                .setKind(kind)
                .setState(state)
                .setStartedAt(at(startedAt))
                .setUpdatedAt(at(updatedAt))
                .setResolvedAt(state == AlertState.RESOLVED ? at(updatedAt) : null)
                .setLevel(0.5f)
                .setPeak(0.75f)
                .setBoundary(0.25f)
                .setHorizonSeconds(kind == AlertKind.FAILURE ? 300 : null)
                .setModel("shop")
                .setVersion("v1")
                .setContributors(List.of(contributor("a"), contributor("b"), contributor("c"), contributor("d")))
                .build();
    }

    static Contributor contributor(String metric) {
        return new Contributor(metric, 2f, 1f, 0.25f);
    }
}
