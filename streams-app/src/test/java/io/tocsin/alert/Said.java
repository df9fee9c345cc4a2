package io.tocsin.alert;

import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.Feedback;
import io.tocsin.schemas.FeedbackKind;
import java.time.Instant;

/** Feedback as people give it. Thread-safe. */
public final class Said {
    private Said() {}

    public static Feedback acknowledged(String entity, AlertKind kind, Instant start) {
        return of(entity, FeedbackKind.ACKNOWLEDGED, kind, start);
    }

    public static Feedback falseAlarm(String entity, AlertKind kind, Instant start) {
        return of(entity, FeedbackKind.FALSE_ALARM, kind, start);
    }

    public static Feedback of(String entity, FeedbackKind what, AlertKind kind, Instant start) {
        return Feedback.newBuilder()
                .setEntity(entity)
                .setKind(what)
                .setAlertKind(kind)
                .setAlertId(entity + "|" + kind + "|" + start)
                .setTime(start.plusSeconds(300))
                .setBy("ana")
                .setNote("a sale")
                .build();
    }

    public static Feedback missed(String entity, AlertKind kind, Instant start, int seconds) {
        return Feedback.newBuilder()
                .setEntity(entity)
                .setKind(FeedbackKind.MISSED)
                .setAlertKind(kind)
                .setStart(start)
                .setEnd(start.plusSeconds(seconds))
                .setTime(start.plusSeconds(seconds + 60))
                .setBy("ana")
                .setNote("nobody was told")
                .build();
    }
}
