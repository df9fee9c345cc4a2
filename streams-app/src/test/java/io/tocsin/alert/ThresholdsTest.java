package io.tocsin.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tocsin.config.AlertSettings;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.FeedbackKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ThresholdsTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private final AlertSettings.Feedback settings = new AlertSettings.Feedback(1.2, 0.8, 2.0);

    @Test
    void shouldRaiseByTheStepUpToTheLargestFactor() {
        Thresholds thresholds = Thresholds.USUAL;
        double[] expected = {1.2, 1.44, 1.728, 2.0, 2.0};
        for (int i = 0; i < expected.length; i++) {
            thresholds = thresholds.hear(Said.falseAlarm("a", AlertKind.ANOMALY, START.plusSeconds(i)), settings);
            assertThat(thresholds.anomaly()).isCloseTo(expected[i], within(1e-9));
        }
        assertThat(thresholds.failure()).isEqualTo(1);
        assertThat(thresholds.boundary(AlertKind.ANOMALY, 1.5f)).isEqualTo(3f);
    }

    @Test
    void shouldLowerByTheStepDownToTheLeastFactor() {
        Thresholds once = Thresholds.USUAL.hear(Said.missed("a", AlertKind.FAILURE, START, 60), settings);
        Thresholds twice = once.hear(Said.missed("a", AlertKind.FAILURE, START, 120), settings);
        assertThat(once.failure()).isCloseTo(1 / 1.2, within(1e-9));
        assertThat(twice.failure()).isEqualTo(0.8);
        assertThat(twice.anomaly()).isEqualTo(1);
    }

    @Test
    void shouldMoveAProbabilityByItsOdds() {
        Thresholds raised = new Thresholds(1, 2, java.util.List.of());
        assertThat(raised.boundary(AlertKind.FAILURE, 0.5f)).isCloseTo(0.6667f, within(1e-4f));
        assertThat(raised.boundary(AlertKind.FAILURE, 0.9f)).isCloseTo(0.9474f, within(1e-4f));
        assertThat(raised.boundary(AlertKind.FAILURE, 0.999f)).isLessThan(1f);
        assertThat(raised.boundary(AlertKind.FAILURE, 0f)).isZero();
        assertThat(raised.boundary(AlertKind.FAILURE, 1f)).isEqualTo(1f);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIMIT", "NO_DATA"})
    void shouldNotMoveWhatIsTheOperatorsOwnWord(AlertKind kind) {
        Thresholds heard = Thresholds.USUAL.hear(Said.falseAlarm("a", kind, START), settings);
        assertThat(heard.anomaly()).isEqualTo(1);
        assertThat(heard.failure()).isEqualTo(1);
        assertThat(heard.boundary(kind, 1f)).isEqualTo(1f);
        assertThat(heard.hasHeard(Said.falseAlarm("a", kind, START))).isTrue();
    }

    @Test
    void shouldKnowWhatItHeardByIncidentOrByTimes() {
        Thresholds heard = Thresholds.USUAL
                .hear(Said.falseAlarm("a", AlertKind.ANOMALY, START), settings)
                .hear(Said.missed("a", AlertKind.ANOMALY, START, 60), settings);
        assertThat(heard.hasHeard(Said.falseAlarm("a", AlertKind.ANOMALY, START)))
                .isTrue();
        assertThat(heard.hasHeard(Said.missed("a", AlertKind.ANOMALY, START, 60)))
                .isTrue();
        assertThat(heard.hasHeard(Said.missed("a", AlertKind.ANOMALY, START, 61)))
                .isFalse();
        assertThat(heard.hasHeard(Said.missed("a", AlertKind.FAILURE, START, 60)))
                .isFalse();
        assertThat(heard.hasHeard(Said.falseAlarm("a", AlertKind.FAILURE, START)))
                .isFalse();
        assertThat(heard.hasHeard(Said.of("a", FeedbackKind.ACKNOWLEDGED, AlertKind.ANOMALY, START)))
                .isFalse();
    }

    @Test
    void shouldKeepNoMoreThanTheNewest() {
        Thresholds thresholds = Thresholds.USUAL;
        for (int i = 0; i < 40; i++) {
            thresholds = thresholds.hear(Said.falseAlarm("a", AlertKind.ANOMALY, START.plusSeconds(i)), settings);
        }
        assertThat(thresholds.heard()).hasSize(32);
        assertThat(thresholds.hasHeard(Said.falseAlarm("a", AlertKind.ANOMALY, START.plusSeconds(8))))
                .isTrue();
        assertThat(thresholds.hasHeard(Said.falseAlarm("a", AlertKind.ANOMALY, START.plusSeconds(7))))
                .isFalse();
    }
}
