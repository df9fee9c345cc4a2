package io.tocsin.schemas.serde;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.CalendarEvent;
import io.tocsin.schemas.CalendarKind;
import io.tocsin.schemas.Combine;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.CrossedLimit;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.Ending;
import io.tocsin.schemas.FailureRisk;
import io.tocsin.schemas.Feedback;
import io.tocsin.schemas.FeedbackKind;
import io.tocsin.schemas.Label;
import io.tocsin.schemas.LabelKind;
import io.tocsin.schemas.LimitSide;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.schemas.ModelEvent;
import io.tocsin.schemas.ModelEventKind;
import io.tocsin.schemas.Reading;
import io.tocsin.schemas.ReadingKind;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import io.tocsin.schemas.Tick;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One record of every contract, with every field set. */
final class Examples {
    static final Instant NOON = Instant.ofEpochMilli(1_767_268_800_000L);

    private Examples() {}

    static Sample sample() {
        return new Sample("web-1", Instant.ofEpochMilli(1000), Map.of("cpu", 0.5), Map.of(), List.of());
    }

    static Sample sampleOfSeries() {
        return new Sample(
                "web-1",
                NOON,
                Map.of(),
                Map.of("env", "prod"),
                List.of(new Reading("packets", "device=eth0", ReadingKind.CUMULATIVE, Combine.SUM, 7.0, NOON)));
    }

    static Tick tick() {
        return new Tick(
                "web-1",
                NOON,
                Map.of("cpu", 0.25f, "memory", 0.5f),
                List.of("disk"),
                Map.of("env", "prod"),
                Map.of("late", 2),
                "release-7",
                "release-7");
    }

    static Contributor contributor() {
        return new Contributor("cpu", 0.9f, 0.2f, 0.75f);
    }

    static Score score() {
        return new Score(
                "web-1",
                NOON,
                ScoreState.SCORED,
                "shop",
                "v3",
                1.5f,
                1.25f,
                List.of(new FailureRisk(60, 0.4f, 0.6f), new FailureRisk(600, 0.8f, 0.5f)),
                600,
                List.of(contributor()),
                List.of(contributor()),
                List.of(new CrossedLimit("disk", LimitSide.ABOVE, 0.95f, 0.97f)),
                List.of("memory"),
                Map.of("env", "prod"),
                "release-7");
    }

    static Alert alert() {
        return new Alert(
                "web-1|FAILURE|1767268800000",
                "web-1",
                AlertKind.FAILURE,
                AlertState.RESOLVED,
                NOON,
                NOON.plusSeconds(60),
                NOON.plusSeconds(60),
                0.1f,
                0.9f,
                0.5f,
                600,
                "shop",
                "v3",
                List.of(contributor()),
                Map.of("env", "prod"),
                "on-call",
                Ending.FALSE_ALARM);
    }

    static ModelEvent modelEvent() {
        return new ModelEvent(
                "shop", "v3", ModelEventKind.ROLLED_BACK, NOON, "guard", "cries wolf", Map.of("beyond", 0.25));
    }

    static CalendarEvent calendarEvent() {
        return new CalendarEvent(
                "sale-1",
                "Sale",
                CalendarKind.ANNOUNCED_LOAD,
                "web-*",
                NOON,
                NOON.plusSeconds(3600),
                NOON.minusSeconds(60),
                4f,
                "Europe/Berlin",
                "FREQ=WEEKLY;BYDAY=SU",
                List.of(NOON.plusSeconds(604_800)),
                "plans.ics");
    }

    static Feedback feedback() {
        return new Feedback(
                "web-1",
                FeedbackKind.MISSED,
                AlertKind.FAILURE,
                "web-1|FAILURE|1767268800000",
                NOON,
                NOON.plusSeconds(600),
                NOON.plusSeconds(900),
                "on-call",
                "the shop was down");
    }

    static Label label() {
        return new Label("web-1", LabelKind.FAILURE, NOON, NOON.plusSeconds(60), "disk full", "ticket");
    }

    static Deployment deployment() {
        return new Deployment(
                "shop", "web-*", "v3", NOON, "v2", "v4", 5, "v5", true, NOON.minusSeconds(10), "retrained", "ada");
    }

    static ModelArtifact artifact() {
        return new ModelArtifact(
                "shop",
                "v3",
                NOON,
                "00".repeat(32),
                ByteBuffer.wrap(new byte[] {1, 2, 3}),
                "0123456789abcdef",
                ByteBuffer.wrap(new byte[] {4, 5}),
                "{}");
    }
}
