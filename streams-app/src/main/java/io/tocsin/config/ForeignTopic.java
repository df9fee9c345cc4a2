package io.tocsin.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A topic that others write their metrics to. Thread-safe.
 *
 * @param name in full, whatever prefix our own topics have
 * @param timeUnit of times in the records; of no meaning where the format itself says
 */
public record ForeignTopic(String name, RecordFormat format, TimeUnit timeUnit) {
    static final String FORM =
            "empty or topic=format with commas between them; formats: otlp-proto, otlp-json, telegraf-json, influx, prometheus-json,"
                    + " prometheus-remote-write; telegraf-json and influx may be followed by :s, :ms, :us or :ns";

    private static final Pattern ONE = Pattern.compile("([A-Za-z0-9._-]{1,249})\\s*=\\s*([a-z-]+)(?::(s|ms|us|ns))?");
    private static final Map<String, TimeUnit> TIME_UNITS = Map.of(
            "s", TimeUnit.SECONDS,
            "ms", TimeUnit.MILLISECONDS,
            "us", TimeUnit.MICROSECONDS,
            "ns", TimeUnit.NANOSECONDS);

    /**
     * Reads {@code topic=format, topic=format:ms}.
     *
     * @throws IllegalArgumentException with a message that begins with {@code must}
     */
    static List<ForeignTopic> parse(String text) {
        List<ForeignTopic> topics = new ArrayList<>();
        if (text.isBlank()) {
            return topics;
        }
        Set<String> names = new HashSet<>();
        for (String one : text.split(",", -1)) {
            ForeignTopic topic = parseOne(one.strip());
            if (!names.add(topic.name)) {
                throw new IllegalArgumentException("must name a topic once: " + topic.name);
            }
            topics.add(topic);
        }
        return topics;
    }

    private static ForeignTopic parseOne(String text) {
        Matcher form = ONE.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("must be " + FORM);
        }
        RecordFormat format =
                RecordFormat.ofCode(form.group(2)).orElseThrow(() -> new IllegalArgumentException("must be " + FORM));
        Optional<TimeUnit> usual = format.usualTimeUnit();
        if (form.group(3) != null && usual.isEmpty()) {
            throw new IllegalArgumentException(
                    "must name no unit of time for " + format.code() + ", which has its own");
        }
        TimeUnit unit = TIME_UNITS.getOrDefault(String.valueOf(form.group(3)), usual.orElse(TimeUnit.MILLISECONDS));
        return new ForeignTopic(form.group(1), format, unit);
    }
}
