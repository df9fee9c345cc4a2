package io.tocsin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TickLedgerTest {
    private final TickLedger ledger = new TickLedger();

    @Test
    void shouldBalanceWhicheverIsReadFirst() {
        ledger.tick("shop/oslo", 10);
        ledger.score("shop/oslo", 10);
        ledger.score("shop/oslo", 20);
        ledger.score("shop/oslo", 30);
        ledger.tick("shop/oslo", 20);
        ledger.tick("shop/oslo", 30);

        assertThat(ledger.ticksWithoutScore()).isZero();
    }

    @Test
    void shouldWaitForScoreUntilLaterOneComes() {
        ledger.tick("shop/oslo", 10);
        ledger.tick("shop/oslo", 20);
        ledger.tick("shop/oslo", 30);
        assertThat(ledger.ticksWithoutScore()).isZero();

        ledger.score("shop/oslo", 30);

        assertThat(ledger.ticksWithoutScore()).isEqualTo(2);
    }

    @Test
    void shouldCountTickThatIsReadAfterLaterScore() {
        ledger.score("shop/oslo", 20);
        ledger.tick("shop/oslo", 10);

        assertThat(ledger.ticksWithoutScore()).isEqualTo(1);
    }

    @Test
    void shouldKeepEntitiesApart() {
        ledger.tick("shop/oslo", 10);
        ledger.score("shop/rome", 20);

        assertThat(ledger.ticksWithoutScore()).isZero();
    }

    @Test
    void shouldNotCountScoreWhoseTickWasReadBeforeTheDemoLooked() {
        ledger.score("shop/oslo", 10);
        ledger.tick("shop/oslo", 20);
        ledger.score("shop/oslo", 20);

        assertThat(ledger.ticksWithoutScore()).isZero();
    }
}
