package io.tocsin.runtime;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Lets three warnings of a kind pass in a minute, of those that Kafka's own classes tell, and drops the others: while a broker is away each of a dozen
 * clients says several times a second that it cannot be reached, or that a batch was not taken. A kind is a text without the client in front, and without
 * words with a digit in them: addresses, ids, partitions. Errors always pass. Named in {@code logback.xml}.
 *
 * <p>Thread-safe.
 */
public final class RepeatedKafkaWarnings extends Filter<ILoggingEvent> {
    static final int PASS_A_MINUTE = 3;

    private static final long MINUTE_MS = 60_000;
    private static final int KINDS_MAX = 500;
    private static final Pattern CLIENT = Pattern.compile("^\\[[^\\]]*\\] ");
    private static final Pattern NAMES = Pattern.compile("\\S*[0-9]\\S*");

    private final Map<String, Minute> kinds = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Minute> eldest) {
            return size() > KINDS_MAX;
        }
    };

    /** Since its begin; how many of the kind came. */
    private record Minute(long beginMs, int count) {}

    @Override
    public synchronized FilterReply decide(ILoggingEvent event) {
        if (!event.getLevel().equals(Level.WARN) || !event.getLoggerName().startsWith("org.apache.kafka.")) {
            return FilterReply.NEUTRAL;
        }
        String kind = event.getLoggerName() + kind(event.getMessage());
        long nowMs = event.getTimeStamp();
        Minute minute = kinds.get(kind);
        // A clock that was set back begins another one.
        boolean goesOn = minute != null && nowMs >= minute.beginMs() && nowMs - minute.beginMs() < MINUTE_MS;
        Minute next =
                goesOn && minute != null ? new Minute(minute.beginMs(), minute.count() + 1) : new Minute(nowMs, 1);
        kinds.put(kind, next);
        return next.count() <= PASS_A_MINUTE ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    private static String kind(String message) {
        return NAMES.matcher(CLIENT.matcher(message).replaceFirst("")).replaceAll("#");
    }
}
