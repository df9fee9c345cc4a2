package io.tocsin.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Round numbers on an axis: multiples of 1, 2 or 5 times a power of ten on a linear one, powers of ten on a logarithmic one.
 *
 * <p>Thread-safe.
 */
final class NumberTicks {
    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    /** Beyond, a power of ten is written as one. */
    private static final int PLAIN_EXPONENT = 2;

    /** Numbers too long for the room beside an axis are lettered in thousands, millions … or millionths. */
    private enum Unit {
        TERA(1e12, " T"),
        GIGA(1e9, " G"),
        MEGA(1e6, " M"),
        KILO(1e5, 1e3, " k"),
        ONE(1e-3, 1, ""),
        MICRO(1e-6, " µ"),
        NANO(0, 1e-9, " n");

        private final double from;
        private final double size;
        private final String word;

        Unit(double size, String word) {
            this(size, size, word);
        }

        Unit(double from, double size, String word) {
            this.from = from;
            this.size = size;
            this.word = word;
        }

        static Unit of(double highest) {
            return Arrays.stream(values())
                    .filter(unit -> highest >= unit.from)
                    .findFirst()
                    .orElse(ONE);
        }
    }

    private NumberTicks() {}

    /** At most about {@code most} of them in {@code [from, to]}. */
    static List<Tick> linear(double from, double to, int most) {
        double step = step(from, to, most);
        Unit unit = Unit.of(Math.max(Math.abs(from), Math.abs(to)));
        int decimals = Math.max(0, (int) -Math.floor(Math.log10(step / unit.size) + 1e-9));
        List<Tick> ticks = new ArrayList<>();
        long last = (long) Math.floor(to / step + 1e-9);
        for (long k = (long) Math.ceil(from / step - 1e-9); k <= last; k++) {
            double shown = k == 0 ? 0.0 : k * step / unit.size;
            ticks.add(new Tick(k * step, String.format(Locale.ROOT, "%,." + decimals + "f", shown) + unit.word));
        }
        return ticks;
    }

    /** The smallest of 1, 2, 5 · 10ⁿ of which not more than {@code most} fit. */
    static double step(double from, double to, int most) {
        double raw = (to - from) / Math.max(1, most);
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double share = raw / power;
        return power * (share <= 1 ? 1 : share <= 2 ? 2 : share <= 5 ? 5 : 10);
    }

    /** Powers of ten in {@code [from, to]}, evenly left out when there are more than {@code most}. */
    static List<Tick> logarithmic(double from, double to, int most) {
        int first = (int) Math.ceil(Math.log10(from) - 1e-9);
        int last = (int) Math.floor(Math.log10(to) + 1e-9);
        int every = Math.max(1, (last - first + most) / most);
        List<Tick> ticks = new ArrayList<>();
        for (int exponent = last; exponent >= first; exponent--) {
            if (Math.floorMod(exponent, every) == 0) {
                ticks.add(0, new Tick(Math.pow(10, exponent), powerOfTen(exponent)));
            }
        }
        return ticks;
    }

    private static String powerOfTen(int exponent) {
        if (Math.abs(exponent) <= PLAIN_EXPONENT) {
            return String.format(Locale.ROOT, "%." + Math.max(0, -exponent) + "f", Math.pow(10, exponent));
        }
        StringBuilder text = new StringBuilder("10").append(exponent < 0 ? "⁻" : "");
        for (char digit : String.valueOf(Math.abs(exponent)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }
}
