package io.tocsin.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicksTest {

    @Test
    void shouldLetterLinearAxisAtRoundNumbers() {
        assertThat(labels(NumberTicks.linear(0, 1, 5))).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(labels(NumberTicks.linear(-3, 12, 4))).containsExactly("0", "5", "10");
        assertThat(labels(NumberTicks.linear(880, 4100, 4))).containsExactly("1,000", "2,000", "3,000", "4,000");
    }

    @Test
    void shouldLetterVeryLargeAndVerySmallNumbersInUnits() {
        assertThat(labels(NumberTicks.linear(0, 8e9, 4))).containsExactly("0 G", "2 G", "4 G", "6 G", "8 G");
        assertThat(labels(NumberTicks.linear(0, 2e5, 2))).containsExactly("0 k", "100 k", "200 k");
        assertThat(labels(NumberTicks.linear(0, 4e-4, 2))).containsExactly("0 µ", "200 µ", "400 µ");
        assertThat(labels(NumberTicks.linear(0, 2e-8, 2))).containsExactly("0 n", "10 n", "20 n");
    }

    @Test
    void shouldLetterElapsedTimeAtWholeDaysHoursAndMinutes() {
        assertThat(labels(ElapsedTicks.between(0, 5 * 86_400, 6)))
                .containsExactly("0 d", "1 d", "2 d", "3 d", "4 d", "5 d");
        assertThat(labels(ElapsedTicks.between(85_000, 95_000, 3)))
                .containsExactly("1 d 00:00", "1 d 01:00", "1 d 02:00");
        assertThat(labels(ElapsedTicks.between(0, 40, 4)))
                .containsExactly("00:00:00", "00:00:10", "00:00:20", "00:00:30", "00:00:40");
    }

    @Test
    void shouldChooseStepOfOneTwoOrFive() {
        assertThat(NumberTicks.step(0, 10, 10)).isEqualTo(1);
        assertThat(NumberTicks.step(0, 10, 6)).isEqualTo(2);
        assertThat(NumberTicks.step(0, 10, 3)).isEqualTo(5);
        assertThat(NumberTicks.step(0, 10, 1)).isEqualTo(10);
    }

    @Test
    void shouldLetterLogarithmicAxisAtPowersOfTen() {
        assertThat(labels(NumberTicks.logarithmic(1e-4, 100, 10)))
                .containsExactly("10⁻⁴", "10⁻³", "0.01", "0.1", "1", "10", "100");
        assertThat(labels(NumberTicks.logarithmic(1e-12, 1, 5))).containsExactly("10⁻¹²", "10⁻⁹", "10⁻⁶", "10⁻³", "1");
    }

    @Test
    void shouldLetterDatesAtFirstDaysOfYearsAndMonths() {
        assertThat(labels(DateTicks.between(day("2010-06-15"), day("2014-03-01"), 6)))
                .containsExactly("2011", "2012", "2013", "2014");
        assertThat(labels(DateTicks.between(day("2015-10-06"), day("2015-12-31"), 8)))
                .containsExactly("Nov 2015", "Dec 2015");
        assertThat(labels(DateTicks.between(day("2015-12-30"), day("2016-01-03"), 8)))
                .containsExactly("30 Dec", "31 Dec", "1 Jan", "2 Jan", "3 Jan");
    }

    private static double day(String text) {
        return LocalDate.parse(text).toEpochDay();
    }

    private static List<String> labels(List<Tick> ticks) {
        return ticks.stream().map(Tick::label).toList();
    }
}
