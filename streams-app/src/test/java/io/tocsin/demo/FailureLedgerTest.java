package io.tocsin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.demo.screen.view.FailureTally;
import io.tocsin.simulation.FailureInterval;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailureLedgerTest {
    private static final String SHOP = "shop/oslo";

    private final FailureLedger ledger = new FailureLedger();

    @Test
    void shouldMeasureLeadFromOpeningToBeginning() {
        ledger.opened(SHOP, at(100));
        FailureInterval failure = failure(340, 400);

        assertThat(ledger.ongoing(failure)).isTrue();
        assertThat(ledger.judge(failure)).isEqualTo(Duration.ofMinutes(4));
        assertThat(ledger.resolved(SHOP, at(100), at(500))).isEqualTo(new FailureLedger.Verdict(Duration.ofMinutes(4)));
        assertThat(ledger.tally()).isEqualTo(new FailureTally(1, 1, Duration.ofMinutes(4), 0));
    }

    @Test
    void shouldCountFailureThatNobodyAnnounced() {
        assertThat(ledger.judge(failure(340, 400))).isNull();

        assertThat(ledger.tally()).isEqualTo(new FailureTally(1, 0, null, 0));
    }

    @Test
    void shouldNotAcceptAnnouncementThatWasTakenBackBefore() {
        ledger.opened(SHOP, at(100));
        assertThat(ledger.resolved(SHOP, at(100), at(200))).isEqualTo(new FailureLedger.Verdict(null));

        assertThat(ledger.judge(failure(340, 400))).isNull();
        assertThat(ledger.tally()).isEqualTo(new FailureTally(1, 0, null, 1));
    }

    @Test
    void shouldNotAcceptAnnouncementOfAnotherShop() {
        ledger.opened("shop/rome", at(100));

        assertThat(ledger.judge(failure(340, 400))).isNull();
    }

    @Test
    void shouldCallNeitherAnnouncementNorFalseAlarmWhatOpenedDuringTheFailure() {
        ledger.ongoing(failure(340, 400));
        ledger.opened(SHOP, at(350));

        assertThat(ledger.resolved(SHOP, at(350), at(420))).isNull();
        assertThat(ledger.tally().falseAlarms()).isZero();
    }

    @Test
    void shouldHearOfTheSameFailureOnceAndKeepItsNewestEnd() {
        assertThat(ledger.ongoing(failure(340, 370))).isTrue();
        assertThat(ledger.ongoing(failure(340, 380))).isFalse();
        assertThat(ledger.ongoing(failure(340, 390))).isFalse();
        assertThat(ledger.ongoing(failure(900, 930))).isTrue();

        ledger.opened(SHOP, at(385));
        assertThat(ledger.resolved(SHOP, at(385), at(500))).isNull();
    }

    @Test
    void shouldTellTheMedianLead() {
        announce(0, 60);
        announce(1_000, 1_300);
        announce(2_000, 2_120);

        assertThat(ledger.tally()).isEqualTo(new FailureTally(3, 3, Duration.ofMinutes(2), 0));
    }

    private void announce(int openedAt, int failsAt) {
        ledger.opened(SHOP, at(openedAt));
        FailureInterval failure = failure(failsAt, failsAt + 30);
        ledger.ongoing(failure);
        assertThat(ledger.judge(failure)).isEqualTo(Duration.ofSeconds(failsAt - openedAt));
        ledger.resolved(SHOP, at(openedAt), at(failsAt + 60));
    }

    private static FailureInterval failure(int start, int end) {
        return new FailureInterval(SHOP, at(start), at(end), "sale");
    }

    private static Instant at(int second) {
        return Instant.parse("2026-03-01T12:00:00Z").plusSeconds(second);
    }
}
