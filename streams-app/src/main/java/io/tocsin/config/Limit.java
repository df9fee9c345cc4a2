package io.tocsin.config;

import io.tocsin.schemas.LimitSide;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that a metric does not cross unless something is wrong, whatever the entity: {@code disk.used.ratio>0.95}.
 *
 * <p>Thread-safe.
 *
 * @param metric name of the metric
 * @param side where the trouble is
 * @param value in the metric's own unit, finite; the value itself is not yet beyond
 */
public record Limit(String metric, LimitSide side, float value) {
    static final String FORM = "empty or metric>number or metric<number, more separated by commas";

    private static final Pattern ONE =
            Pattern.compile("([^<>,]+)([<>])\\s*([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)");

    /** Whether {@code actual} is beyond the limit; not-a-number is not. */
    public boolean isCrossedBy(float actual) {
        return side == LimitSide.ABOVE ? actual > value : actual < value;
    }

    /**
     * Reads {@code metric>number, metric<number}.
     *
     * @throws IllegalArgumentException with a message that begins with {@code must}
     */
    static List<Limit> parse(String text) {
        List<Limit> limits = new ArrayList<>();
        if (!text.isBlank()) {
            for (String one : text.split(",", -1)) {
                limits.add(parseOne(one.strip()));
            }
        }
        requireRoomBetween(limits);
        return List.copyOf(limits);
    }

    private static Limit parseOne(String text) {
        Matcher matcher = ONE.matcher(text);
        if (!matcher.matches() || matcher.group(1).isBlank()) {
            throw new IllegalArgumentException("must be " + FORM);
        }
        float value = Float.parseFloat(matcher.group(3));
        if (!Float.isFinite(value)) {
            throw new IllegalArgumentException("must have finite limits, as a float holds them");
        }
        LimitSide side = matcher.group(2).equals(">") ? LimitSide.ABOVE : LimitSide.BELOW;
        return new Limit(matcher.group(1).strip(), side, value);
    }

    /** Two limits of one metric leave a range in which all is well, or they are a mistake. */
    private static void requireRoomBetween(List<Limit> limits) {
        Map<String, Limit> seen = new HashMap<>();
        for (Limit limit : limits) {
            Limit other = seen.putIfAbsent(limit.metric, limit);
            if (other == null) {
                continue;
            }
            if (other.side == limit.side || seen.putIfAbsent(limit.metric + limit.side, limit) != null) {
                throw new IllegalArgumentException(
                        "must limit a metric once " + limit.side.name().toLowerCase(Locale.ROOT) + ": " + limit.metric);
            }
            float highest = limit.side == LimitSide.ABOVE ? limit.value : other.value;
            float lowest = limit.side == LimitSide.BELOW ? limit.value : other.value;
            if (lowest > highest) {
                throw new IllegalArgumentException("must leave room between the limits of a metric: " + limit.metric);
            }
        }
    }
}
