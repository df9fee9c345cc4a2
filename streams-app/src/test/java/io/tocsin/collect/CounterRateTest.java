package io.tocsin.collect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CounterRateTest {
    private static final long SECOND = 1_000_000_000L;

    private final CounterRate rate = new CounterRate();

    @Test
    void shouldHaveNoRateAtFirstReading() {
        assertThat(rate.perSecond(5 * SECOND, 1000)).isEmpty();
    }

    @Test
    void shouldDivideByTheTimeThatReallyPassed() {
        rate.perSecond(5 * SECOND, 1000);

        assertThat(rate.perSecond(17 * SECOND, 1600)).hasValue(50);
    }

    @Test
    void shouldBeZeroWhenNothingHappened() {
        rate.perSecond(0, 1000);

        assertThat(rate.perSecond(10 * SECOND, 1000)).hasValue(0);
    }

    @Test
    void shouldGiveNothingForTheIntervalOfAResetAndGoOnAfterIt() {
        rate.perSecond(0, 1000);

        assertThat(rate.perSecond(10 * SECOND, 7)).isEmpty();
        assertThat(rate.perSecond(20 * SECOND, 107)).hasValue(10);
    }

    @Test
    void shouldGiveNothingWhenNoTimePassed() {
        rate.perSecond(SECOND, 1000);

        assertThat(rate.perSecond(SECOND, 2000)).isEmpty();
    }

    @Test
    void shouldBeginAnewWhenACounterComesBack() {
        rate.perSecond(0, OptionalLong.of(1000));

        assertThat(rate.perSecond(10 * SECOND, OptionalLong.empty())).isEmpty();
        assertThat(rate.perSecond(20 * SECOND, OptionalLong.of(9000))).isEmpty();
        assertThat(rate.perSecond(30 * SECOND, OptionalLong.of(9020))).hasValue(2);
    }

    @Test
    void shouldWorkAcrossTheOverflowOfTheMonotonicClock() {
        rate.perSecond(Long.MAX_VALUE, 0);

        assertThat(rate.perSecond(Long.MAX_VALUE + 10 * SECOND, 30)).hasValue(3);
    }
}
