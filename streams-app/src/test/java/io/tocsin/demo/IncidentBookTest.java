package io.tocsin.demo;

import static io.tocsin.demo.DemoRecords.alert;
import static io.tocsin.demo.DemoRecords.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.demo.screen.view.AlertChange;
import io.tocsin.demo.screen.view.FailureTally;
import io.tocsin.demo.screen.view.FailureTruth;
import io.tocsin.demo.screen.view.IncidentCount;
import io.tocsin.demo.screen.view.Outcome;
import io.tocsin.demo.screen.view.Source;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.simulation.FailureInterval;
import io.tocsin.terminal.text.Explanation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class IncidentBookTest {
    private static final String SHOP = "shop/oslo";

    private final Feed feed = new Feed();
    private final IncidentBook book = new IncidentBook(feed, Duration.ofSeconds(10));

    @Test
    void shouldTellOpeningWithLevelAndHeaviestThreeExplanations() {
        book.alert(alert(SHOP, AlertKind.FAILURE, AlertState.OPEN, 100, 120), Source.SIMULATED);

        assertThat(feed.entries())
                .containsExactly(new AlertChange(
                        1,
                        at(120),
                        SHOP,
                        AlertKind.FAILURE,
                        AlertState.OPEN,
                        0.5,
                        Duration.ofMinutes(5),
                        List.of(new Explanation("a", 2, 1), new Explanation("b", 2, 1), new Explanation("c", 2, 1)),
                        null,
                        null));
    }

    @Test
    void shouldTellResolutionWithPeakAndHowLongItLasted() {
        book.alert(alert(SHOP, AlertKind.ANOMALY, AlertState.OPEN, 100, 120), Source.SIMULATED);
        book.alert(alert(SHOP, AlertKind.ANOMALY, AlertState.UPDATED, 100, 130), Source.SIMULATED);
        book.alert(alert(SHOP, AlertKind.ANOMALY, AlertState.RESOLVED, 100, 160), Source.SIMULATED);

        assertThat(feed.entries()).hasSize(2);
        AlertChange resolved = (AlertChange) feed.entries().get(0);
        assertThat(resolved.state()).isEqualTo(AlertState.RESOLVED);
        assertThat(resolved.level()).isEqualTo(0.75);
        assertThat(resolved.horizon()).isNull();
        assertThat(resolved.lasted()).isEqualTo(Duration.ofMinutes(1));
        assertThat(resolved.outcome()).isNull();
    }

    @Test
    void shouldTellOfCrossedLimitsOnThisMachineAndOnlyCountThemInSimulatedHistory() {
        book.alert(alert(SHOP, AlertKind.LIMIT, AlertState.OPEN, 100, 120), Source.SIMULATED);
        book.alert(alert(SHOP, AlertKind.LIMIT, AlertState.RESOLVED, 100, 160), Source.SIMULATED);
        assertThat(feed.entries()).isEmpty();

        book.alert(alert("host/here", AlertKind.LIMIT, AlertState.OPEN, 100, 120), Source.LIVE);
        assertThat(((AlertChange) feed.entries().get(0)).explanations().get(0))
                .isEqualTo(new Explanation("a", 2, 1, true));
        assertThat(book.counts()).contains(new IncidentCount(AlertKind.LIMIT, 2, 1));
    }

    @Test
    void shouldCountByKind() {
        book.alert(alert(SHOP, AlertKind.ANOMALY, AlertState.OPEN, 100, 120), Source.SIMULATED);
        book.alert(alert(SHOP, AlertKind.ANOMALY, AlertState.RESOLVED, 100, 160), Source.SIMULATED);
        book.alert(alert(SHOP, AlertKind.FAILURE, AlertState.OPEN, 100, 120), Source.SIMULATED);

        assertThat(book.counts())
                .containsExactlyInAnyOrder(
                        new IncidentCount(AlertKind.ANOMALY, 1, 1),
                        new IncidentCount(AlertKind.FAILURE, 1, 0),
                        new IncidentCount(AlertKind.LIMIT, 0, 0),
                        new IncidentCount(AlertKind.NO_DATA, 0, 0),
                        new IncidentCount(AlertKind.BLIND, 0, 0));
    }

    @Test
    void shouldTellThatAnnouncedFailureCame() {
        book.alert(alert(SHOP, AlertKind.FAILURE, AlertState.OPEN, 100, 120), Source.SIMULATED);
        book.failing(failure("sale"), at(0));
        book.scoredUntil(SHOP, at(320));
        book.alert(alert(SHOP, AlertKind.FAILURE, AlertState.RESOLVED, 100, 400), Source.SIMULATED);

        assertThat(feed.entries().get(1))
                .isEqualTo(
                        new FailureTruth(2, at(300), SHOP, "the flash sale took the shop down", Duration.ofMinutes(3)));
        assertThat(((AlertChange) feed.entries().get(0)).outcome()).isEqualTo(new Outcome(Duration.ofMinutes(3)));
        assertThat(book.failures()).isEqualTo(new FailureTally(1, 1, Duration.ofMinutes(3), 0));
    }

    @Test
    void shouldTellFalseAlarm() {
        book.alert(alert(SHOP, AlertKind.FAILURE, AlertState.OPEN, 100, 120), Source.SIMULATED);
        book.alert(alert(SHOP, AlertKind.FAILURE, AlertState.RESOLVED, 100, 400), Source.SIMULATED);

        assertThat(((AlertChange) feed.entries().get(0)).outcome()).isEqualTo(new Outcome(null));
        assertThat(book.failures()).isEqualTo(new FailureTally(0, 0, null, 1));
    }

    @Test
    void shouldNotJudgeIncidentThatAnEarlierDemoOpened() {
        book.alert(alert(SHOP, AlertKind.FAILURE, AlertState.RESOLVED, 100, 400), Source.SIMULATED);

        assertThat(((AlertChange) feed.entries().get(0)).outcome()).isNull();
        assertThat(book.failures().falseAlarms()).isZero();
    }

    @Test
    void shouldJudgeFailureOnlyWhenItsFirstTicksAreScored() {
        book.failing(failure("leak"), at(0));
        book.scoredUntil("shop/rome", at(900));
        book.scoredUntil(SHOP, at(319));
        assertThat(feed.entries()).isEmpty();

        // A score for the tick before it began, read late.
        book.alert(alert(SHOP, AlertKind.FAILURE, AlertState.OPEN, 290, 290), Source.SIMULATED);
        book.scoredUntil(SHOP, at(320));

        assertThat(feed.entries().get(0))
                .isEqualTo(new FailureTruth(
                        2, at(300), SHOP, "the shop fails its clients (leak)", Duration.ofSeconds(10)));
    }

    @Test
    void shouldNotHoldAgainstTheModelWhatBeganBeforeItJudged() {
        book.failing(failure("leak"), null);
        book.failing(new FailureInterval(SHOP, at(500), at(530), "leak"), at(500));
        book.scoredUntil(SHOP, at(900));

        assertThat(feed.entries()).isEmpty();
        assertThat(book.failures().came()).isZero();
    }

    @Test
    void shouldTellLongFailureOnce() {
        book.failing(failure("ramp"), at(0));
        book.failing(new FailureInterval(SHOP, at(300), at(340), "ramp"), at(0));
        book.scoredUntil(SHOP, at(330));
        book.failing(new FailureInterval(SHOP, at(300), at(350), "ramp"), at(0));
        book.scoredUntil(SHOP, at(340));

        assertThat(feed.entries()).hasSize(1);
        assertThat(book.failures().came()).isEqualTo(1);
    }

    private static FailureInterval failure(String cause) {
        return new FailureInterval(SHOP, at(300), at(330), cause);
    }
}
