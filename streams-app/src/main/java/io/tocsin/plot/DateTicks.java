package io.tocsin.plot;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * First days of months and years on an axis of days.
 *
 * <p>Thread-safe.
 */
final class DateTicks {
    private static final int[] STEP_MONTHS = {1, 2, 3, 6, 12, 24, 60, 120, 240, 600};
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("uuuu", Locale.ENGLISH);
    /** Less than this is lettered by days. */
    private static final int SHORT_DAYS = 62;

    private DateTicks() {}

    /** At most about {@code most} of them in {@code [from, to]}, in days since 1970-01-01. */
    static List<Tick> between(double from, double to, int most) {
        if (to - from < SHORT_DAYS) {
            return days(from, to, most);
        }
        double months = (to - from) / 30.44;
        int step = STEP_MONTHS[STEP_MONTHS.length - 1];
        for (int i = STEP_MONTHS.length - 1; i >= 0 && months / STEP_MONTHS[i] <= most; i--) {
            step = STEP_MONTHS[i];
        }
        List<Tick> ticks = new ArrayList<>();
        LocalDate start = LocalDate.ofEpochDay((long) Math.floor(from));
        long month = Math.floorDiv(start.getYear() * 12L + start.getMonthValue() - 1, step) * step;
        LocalDate day = LocalDate.of((int) Math.floorDiv(month, 12L), (int) Math.floorMod(month, 12L) + 1, 1);
        for (; day.toEpochDay() <= to; day = day.plusMonths(step)) {
            if (day.toEpochDay() >= from) {
                ticks.add(new Tick(day.toEpochDay(), (step < 12 ? MONTH : YEAR).format(day)));
            }
        }
        return ticks;
    }

    private static List<Tick> days(double from, double to, int most) {
        int step = (int) Math.max(1, NumberTicks.step(from, to, most));
        List<Tick> ticks = new ArrayList<>();
        for (long day = (long) Math.ceil(from); day <= to; day += step) {
            ticks.add(new Tick(day, DAY.format(LocalDate.ofEpochDay(day))));
        }
        return ticks;
    }
}
