package io.tocsin.backtest.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SlidingTailTest {

    private static SlidingTail oneToHundred() {
        SlidingTail tail = new SlidingTail();
        for (int number = 1; number <= 100; number++) {
            tail.surprise(number);
        }
        return tail;
    }

    /** The tail is 91 to 100: a tenth of the numbers, 5.5 over 90 in the mean; 101 lies 11 over it. */
    @Test
    void shouldExtrapolateTheTailExponentially() {
        assertThat(oneToHundred().surprise(101)).isCloseTo(11 / 5.5 + Math.log(10), within(1e-12));
    }

    @Test
    void shouldNotBeSurprisedBelowTheTail() {
        assertThat(oneToHundred().surprise(90)).isZero();
    }

    @Test
    void shouldBeSurprisedLessByTheSecondExtreme() {
        SlidingTail tail = oneToHundred();

        double first = tail.surprise(300);

        assertThat(first).isGreaterThan(30);
        assertThat(tail.surprise(300)).isLessThan(first / 2);
    }

    @Test
    void shouldSayNothingWithoutAPast() {
        SlidingTail tail = new SlidingTail();
        for (int number = 0; number < 59; number++) {
            tail.surprise(number % 7);
        }

        assertThat(tail.surprise(1000)).isZero();
        assertThat(tail.surprise(1000)).isPositive();
    }

    /** Of the great numbers only the last is still there: 80 are the tail, all but that one equal to the 9 below them. */
    @Test
    void shouldForgetAfterTwoWeeks() {
        SlidingTail tail = new SlidingTail();
        for (int i = 0; i < 500; i++) {
            tail.surprise(1000 + i);
        }
        for (int i = 0; i < SlidingTail.MEMORY - 1; i++) {
            tail.surprise(i % 10);
        }

        assertThat(tail.surprise(500)).isCloseTo(491 / (1490 / 80.0) + Math.log(4032 / 80.0), within(1e-9));
    }

    @Test
    void shouldStandEqualNumbers() {
        SlidingTail tail = new SlidingTail();
        for (int i = 0; i < 2 * SlidingTail.MEMORY; i++) {
            assertThat(tail.surprise(5)).isZero();
        }
    }
}
