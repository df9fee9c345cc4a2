package io.tocsin.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Round times on an axis of seconds that have passed: whole minutes, hours, days.
 *
 * <p>Thread-safe.
 */
final class ElapsedTicks {
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long[] STEPS = {
        1,
        2,
        5,
        10,
        15,
        30,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        5 * DAY,
        10 * DAY,
        20 * DAY,
        50 * DAY,
        100 * DAY,
        365 * DAY
    };

    private ElapsedTicks() {}

    /** At most about {@code most} of them in {@code [from, to]}. */
    static List<Tick> between(double from, double to, int most) {
        long step = STEPS[STEPS.length - 1];
        for (int i = STEPS.length - 1; i >= 0 && (to - from) / STEPS[i] <= Math.max(1, most); i--) {
            step = STEPS[i];
        }
        List<Tick> ticks = new ArrayList<>();
        for (long second = (long) Math.ceil(from / step) * step; second <= to; second += step) {
            ticks.add(new Tick(second, words(second, step)));
        }
        return ticks;
    }

    private static String words(long second, long step) {
        long days = Math.floorDiv(second, DAY);
        long rest = Math.floorMod(second, DAY);
        if (step >= DAY) {
            return days + " d";
        }
        String clock = step < MINUTE
                ? String.format(Locale.ROOT, "%02d:%02d:%02d", rest / HOUR, rest % HOUR / MINUTE, rest % MINUTE)
                : String.format(Locale.ROOT, "%02d:%02d", rest / HOUR, rest % HOUR / MINUTE);
        return days == 0 ? clock : days + " d " + clock;
    }
}
