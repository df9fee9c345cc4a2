package io.tocsin.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.config.AlertSettings;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.CrossedLimit;
import io.tocsin.schemas.Ending;
import io.tocsin.schemas.FailureRisk;
import io.tocsin.schemas.Feedback;
import io.tocsin.schemas.Label;
import io.tocsin.schemas.LabelKind;
import io.tocsin.schemas.LimitSide;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Incidents open after 3 of 5 ticks and resolve after 3 ticks under 0.7 of the boundary. */
class FeedbackJudgeTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private static final String WEB = "web-1";

    private final AlertSettings settings = new AlertSettings(3, 5, 0.7, 3, 6, 5, List.of());
    private final IncidentJudge incidents = new IncidentJudge(new AlertPolicy(settings), 10_000);
    private final FeedbackJudge judge = new FeedbackJudge(settings.feedback(), 10_000);
    private final Book book = new Book();
    private final List<Alert> alerts = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private int tick;

    @Test
    void shouldTellAtOnceWhoHasTakenItAndGoOnTellingIt() {
        scores(1.5f, 1.5f, 1.5f);
        say(Said.acknowledged(WEB, AlertKind.ANOMALY, START));
        scores(1.6f, 1.5f, 1.5f, 1.5f, 1.5f, 1.5f, 0.1f, 0.1f, 0.1f);

        assertThat(alerts)
                .extracting(alert -> alert.getState() + " " + alert.getAcknowledgedBy())
                .containsExactly("OPEN null", "UPDATED ana", "UPDATED ana", "RESOLVED ana");
        Alert taken = alerts.get(1);
        assertThat(taken.getId()).isEqualTo(alerts.get(0).getId());
        assertThat(taken.getUpdatedAt()).isEqualTo(START.plusSeconds(20));
        assertThat(taken.getLevel()).isEqualTo(1.5f);
        assertThat(taken.getModel()).isEqualTo("shop");
        assertThat(taken.getLabels()).containsExactly(Map.entry("zone", "a"));
        assertThat(alerts.get(3).getEnding()).isEqualTo(Ending.RECOVERED);
        assertThat(labels).isEmpty();
        assertThat(book.thresholds(WEB)).isEqualTo(Thresholds.USUAL);
    }

    @Test
    void shouldTellOnceWhenTheSameOneTakesItTwiceAndAgainWhenItIsAnother() {
        scores(1.5f, 1.5f, 1.5f);
        say(Said.acknowledged(WEB, AlertKind.ANOMALY, START));
        say(Said.acknowledged(WEB, AlertKind.ANOMALY, START));
        Feedback other = Said.acknowledged(WEB, AlertKind.ANOMALY, START);
        other.setBy("ben");
        say(other);
        assertThat(alerts).extracting(Alert::getAcknowledgedBy).containsExactly(null, "ana", "ben");
    }

    @Test
    void shouldTakeNoNoticeOfWhoTakesWhatIsOver() {
        scores(1.5f, 1.5f, 1.5f, 0f, 0f, 0f);
        alerts.clear();
        say(Said.acknowledged(WEB, AlertKind.ANOMALY, START));
        assertThat(alerts).isEmpty();
    }

    @Test
    void shouldEndAFalseAlarmRaiseTheBoundaryAndLabelTheStretch() {
        scores(1.5f, 1.6f, 1.5f, 1.4f);
        say(Said.falseAlarm(WEB, AlertKind.ANOMALY, START));

        Alert end = alerts.get(1);
        assertThat(end.getState()).isEqualTo(AlertState.RESOLVED);
        assertThat(end.getEnding()).isEqualTo(Ending.FALSE_ALARM);
        assertThat(end.getResolvedAt()).isEqualTo(START.plusSeconds(30));
        assertThat(end.getBoundary()).as("that it was judged by").isEqualTo(1f);
        assertThat(labels)
                .containsExactly(new Label(WEB, LabelKind.FALSE_ALARM, START, START.plusSeconds(40), "a sale", "ana"));
        assertThat(book.thresholds(WEB).anomaly()).isEqualTo(1.2);

        scores(0f, 0f, 0f, 1.15f, 1.15f, 1.15f, 1.15f);
        assertThat(alerts).as("below 1.2").hasSize(2);
        scores(1.25f, 1.25f, 1.25f);
        assertThat(alerts.get(2).getState()).isEqualTo(AlertState.OPEN);
        assertThat(alerts.get(2).getBoundary()).isEqualTo(1.2f);
    }

    @Test
    void shouldNotTellAgainOfWhatWasDismissedWhileItLasts() {
        scores(1.5f, 2f, 1.5f);
        say(Said.falseAlarm(WEB, AlertKind.ANOMALY, START));
        scores(1.9f, 2f, 2.3f, 2f, 1.9f, 2f, 2.3f, 2.39f);
        assertThat(alerts).as("no worse than 2.4").hasSize(2);
        scores(2.5f, 2.5f, 2.5f);
        assertThat(alerts).hasSize(3);
        assertThat(alerts.get(2).getState()).isEqualTo(AlertState.OPEN);
        assertThat(alerts.get(2).getPeak()).isEqualTo(2.5f);
    }

    @Test
    void shouldTellOfTheNextOneOnceItHasCalmedDown() {
        scores(1.5f, 2f, 1.5f);
        say(Said.falseAlarm(WEB, AlertKind.ANOMALY, START));
        scores(0.1f, 0.1f, 1.5f, 0.1f, 0.1f, 0.1f);
        assertThat(book.incident(WEB + "|ANOMALY")).as("nothing is left of it").isNull();
        scores(1.5f, 1.5f, 1.5f);
        assertThat(alerts).hasSize(3);
        assertThat(alerts.get(2).getState()).isEqualTo(AlertState.OPEN);
    }

    @Test
    void shouldHaveNoEffectWhenTheSameFalseAlarmIsToldTwice() {
        scores(1.5f, 1.5f, 1.5f);
        say(Said.falseAlarm(WEB, AlertKind.ANOMALY, START));
        say(Said.falseAlarm(WEB, AlertKind.ANOMALY, START));
        assertThat(alerts).hasSize(2);
        assertThat(labels).hasSize(1);
        assertThat(book.thresholds(WEB).anomaly()).isEqualTo(1.2);
    }

    @Test
    void shouldRaiseAndLabelForAnIncidentThatIsOver() {
        scores(1.5f, 1.5f, 1.5f, 0f, 0f, 0f);
        alerts.clear();
        Feedback stated = Said.falseAlarm(WEB, AlertKind.ANOMALY, START);
        stated.setStart(START);
        stated.setEnd(START.plusSeconds(60));
        say(stated);
        say(Said.falseAlarm(WEB, AlertKind.ANOMALY, START.minusSeconds(3_600)));

        assertThat(alerts).isEmpty();
        assertThat(labels)
                .extracting(Label::getStart, Label::getEnd)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(START, START.plusSeconds(60)),
                        org.assertj.core.groups.Tuple.tuple(START.minusSeconds(3_600), START.minusSeconds(3_590)));
        assertThat(book.thresholds(WEB).anomaly()).isCloseTo(1.44, within(1e-9));
    }

    @Test
    void shouldLeaveAnotherIncidentOfTheSameKindOpen() {
        scores(0f, 1.5f, 1.5f, 1.5f);
        say(Said.falseAlarm(WEB, AlertKind.ANOMALY, START));
        assertThat(alerts).extracting(Alert::getState).containsExactly(AlertState.OPEN);
        assertThat(book.incident(WEB + "|ANOMALY")).isNotNull();
    }

    @Test
    void shouldRaiseTheOddsOfAFailure() {
        failures(0.6f, 0.6f, 0.6f);
        say(Said.falseAlarm(WEB, AlertKind.FAILURE, START));
        assertThat(alerts.get(1).getHorizonSeconds()).isEqualTo(180);
        failures(0f, 0f, 0f, 0.6f, 0.6f, 0.6f);
        assertThat(alerts).hasSize(3);
        assertThat(alerts.get(2).getBoundary()).isCloseTo(0.54545f, within(1e-4f));
        assertThat(book.thresholds(WEB).anomaly()).isEqualTo(1);
    }

    @Test
    void shouldEndALimitThatIsNoneButNotMoveIt() {
        limits(0.96f, 0.96f, 0.96f);
        say(Said.falseAlarm(WEB, AlertKind.LIMIT, START));
        assertThat(alerts).extracting(Alert::getState).containsExactly(AlertState.OPEN, AlertState.RESOLVED);
        limits(0.96f, 0.97f, 0.96f, 0.96f);
        assertThat(alerts).as("while it lasts").hasSize(2);
        for (int i = 0; i < 3; i++) {
            limits(List.of());
        }
        limits(0.96f, 0.96f, 0.96f);
        assertThat(alerts).hasSize(3);
        assertThat(alerts.get(2).getBoundary()).isEqualTo(1f);
    }

    @Test
    void shouldLabelAndLowerForWhatWasMissed() {
        say(Said.missed(WEB, AlertKind.FAILURE, START, 90));
        say(Said.missed(WEB, AlertKind.ANOMALY, START, 90));
        say(Said.missed(WEB, AlertKind.ANOMALY, START, 90));
        say(Said.missed(WEB, AlertKind.NO_DATA, START, 90));

        assertThat(labels)
                .extracting(Label::getKind)
                .containsExactly(LabelKind.FAILURE, LabelKind.ANOMALY, LabelKind.ANOMALY);
        assertThat(labels.get(0))
                .isEqualTo(new Label(WEB, LabelKind.FAILURE, START, START.plusSeconds(90), "nobody was told", "ana"));
        assertThat(book.thresholds(WEB).failure()).isCloseTo(1 / 1.2, within(1e-9));
        scores(0.9f, 0.9f, 0.9f);
        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0).getBoundary()).isCloseTo(0.8333f, within(1e-4f));
    }

    private void say(Feedback feedback) {
        judge.judge(feedback, book, effect -> {
            if (effect instanceof FeedbackEffect.Changed changed) {
                assertThat(changed.key())
                        .isEqualTo(changed.alert().getEntity() + "|"
                                + changed.alert().getKind());
                alerts.add(changed.alert());
            } else if (effect instanceof FeedbackEffect.Labelled labelled) {
                labels.add(labelled.label());
            }
        });
    }

    private void scores(float... levels) {
        for (float level : levels) {
            Score score = score(ScoreState.SCORED);
            score.setScore(level);
            judge(score);
        }
    }

    private void failures(float... probabilities) {
        for (float probability : probabilities) {
            Score score = score(ScoreState.SCORED);
            score.setFailures(List.of(new FailureRisk(180, probability, 0.5f)));
            score.setUrgentHorizonSeconds(180);
            judge(score);
        }
    }

    private void limits(float... disks) {
        for (float disk : disks) {
            limits(List.of(new CrossedLimit("disk", LimitSide.ABOVE, 0.95f, disk)));
        }
    }

    private void limits(List<CrossedLimit> crossed) {
        Score score = score(ScoreState.NO_MODEL);
        score.setLimits(crossed);
        judge(score);
    }

    private Score score(ScoreState state) {
        return new Score(
                WEB,
                START.plusSeconds(10L * tick++),
                state,
                "shop",
                "v1",
                0f,
                1f,
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of("zone", "a"),
                null);
    }

    private void judge(Score score) {
        incidents.judge(WEB, score, book, (key, alert) -> alerts.add(alert));
    }

    /** Everything goes through the bytes of the stores. */
    private static final class Book implements AlertBook {
        private final Map<String, byte[]> incidents = new HashMap<>();
        private final Map<String, byte[]> thresholds = new HashMap<>();

        @Override
        public @Nullable Incident incident(String key) {
            return new IncidentSerde().deserializer().deserialize("", incidents.get(key));
        }

        @Override
        public void put(String key, @Nullable Incident incident) {
            incidents.put(key, new IncidentSerde().serializer().serialize("", incident));
        }

        @Override
        public Thresholds thresholds(String entity) {
            byte[] stored = thresholds.get(entity);
            return stored == null
                    ? Thresholds.USUAL
                    : new ThresholdsSerde().deserializer().deserialize("", stored);
        }

        @Override
        public void move(String entity, Thresholds moved) {
            thresholds.put(entity, new ThresholdsSerde().serializer().serialize("", moved));
        }
    }
}
