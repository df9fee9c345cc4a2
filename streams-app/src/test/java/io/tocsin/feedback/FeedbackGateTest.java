package io.tocsin.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.alert.Said;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.Feedback;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedbackGateTest {
    private static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    private final FeedbackGate gate = new FeedbackGate(Duration.ofMinutes(5));

    @Test
    void shouldTakeWhatCanBeTrue() {
        assertThat(problem(null, alarm(feedback -> {}))).isEmpty();
        assertThat(problem("", alarm(feedback -> {}))).isEmpty();
        assertThat(problem("web|1", alarm(feedback -> {}))).isEmpty();
        assertThat(problem("web|1", Said.missed("web|1", AlertKind.ANOMALY, START, 60)))
                .isEmpty();
        assertThat(problem(null, alarm(feedback -> feedback.setNote("x".repeat(2_000)))))
                .isEmpty();
    }

    @Test
    void shouldRefuseWordsThatAreNone() {
        assertThat(problem("web|2", alarm(feedback -> {}))).isEqualTo("key must be the entity: key=web|2 entity=web|1");
        assertThat(problem(null, alarm(feedback -> feedback.setEntity(" "))))
                .startsWith("entity must be 1 to 255 characters");
        assertThat(problem(null, alarm(feedback -> feedback.setBy("")))).startsWith("by must be 1 to 255 characters");
        assertThat(problem(null, alarm(feedback -> feedback.setBy("a\u0007"))))
                .startsWith("by must be 1 to 255 characters");
        assertThat(problem(null, alarm(feedback -> feedback.setNote("x".repeat(2_001)))))
                .isEqualTo("note must be at most 2000 characters: length=2001");
    }

    @Test
    void shouldRefuseAnIdThatIsNoneOfThisEntityAndKind() {
        assertThat(problem(null, alarm(feedback -> feedback.setAlertId(null))))
                .startsWith("alert id must be entity|kind|start: alertId=null");
        assertThat(problem(null, alarm(feedback -> feedback.setAlertId("web|1|ANOMALY"))))
                .startsWith("alert id must be");
        assertThat(problem(null, alarm(feedback -> feedback.setAlertId("web|1|ANOMALY|noon"))))
                .startsWith("alert id must be");
        assertThat(problem(null, alarm(feedback -> feedback.setAlertId("web|2|ANOMALY|" + START))))
                .startsWith("alert must be of the entity and kind");
        assertThat(problem(null, alarm(feedback -> feedback.setAlertKind(AlertKind.FAILURE))))
                .startsWith("alert must be of the entity and kind");
    }

    @Test
    void shouldRefuseWhatIsSaidOfTocsinsOwnAlert() {
        assertThat(problem(null, alarm(feedback -> feedback.setAlertKind(AlertKind.BLIND))))
                .isEqualTo("alert of Tocsin itself takes no feedback, it ends when Tocsin sees again: entity=web|1"
                        + " kind=BLIND");
        assertThat(problem(null, Said.missed("web|1", AlertKind.BLIND, START, 60)))
                .startsWith("alert of Tocsin itself takes no feedback");
    }

    @Test
    void shouldRefuseTimesThatCannotBe() {
        assertThat(problem(null, alarm(feedback -> feedback.setTime(START.plusSeconds(1_000)))))
                .startsWith("time must be past");
        assertThat(problem(null, alarm(feedback -> feedback.setAlertId("web|1|ANOMALY|2026-01-02T00:00:00Z"))))
                .startsWith("start must be past");
        assertThat(problem(null, alarm(feedback -> feedback.setAlertId("web|1|ANOMALY|-100000-01-02T00:00:00Z"))))
                .startsWith("start must be past and after 1970");
        assertThat(problem(null, alarm(feedback -> feedback.setEnd(START.plusSeconds(1_000)))))
                .startsWith("end must be past");
        assertThat(problem(null, Said.missed("a", AlertKind.ANOMALY, START, 0))).startsWith("end must be after start");
        Feedback endless = Said.missed("a", AlertKind.ANOMALY, START, 60);
        endless.setEnd(null);
        assertThat(problem(null, endless)).isEqualTo("what was missed must have start and end: entity=a");
    }

    private static Feedback alarm(Consumer<Feedback> change) {
        Feedback feedback = Said.falseAlarm("web|1", AlertKind.ANOMALY, START);
        change.accept(feedback);
        return feedback;
    }

    private String problem(@Nullable String key, Feedback feedback) {
        return gate.problem(key, feedback, START.plusSeconds(500)).orElse("");
    }
}
