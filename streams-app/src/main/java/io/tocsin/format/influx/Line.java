package io.tocsin.format.influx;

import io.tocsin.format.DecimalText;
import io.tocsin.format.LeftOut;
import io.tocsin.format.PointCollector;
import io.tocsin.format.TaggedFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One line: {@code measurement[,tag=value…] field=value[,field=value…] [timestamp]}.
 *
 * <p>Confined to one thread.
 */
final class Line {
    private static final Set<String> TRUE = Set.of("t", "T", "true", "True", "TRUE");
    private static final Set<String> FALSE = Set.of("f", "F", "false", "False", "FALSE");
    private static final String KEY_ENDS = ",= ";

    private final LineReader reader;
    private final PointCollector points;
    private final TimeUnit timestampUnit;
    private final Map<String, String> tags = new HashMap<>();
    private final List<Field> fields = new ArrayList<>();

    private record Field(String key, double value) {}

    Line(LineReader reader, PointCollector points, TimeUnit timestampUnit) {
        this.reader = reader;
        this.points = points;
        this.timestampUnit = timestampUnit;
    }

    void read() {
        String measurement = reader.escaped("measurement", ", ");
        while (reader.accept(',')) {
            String key = reader.escaped("tag key", KEY_ENDS);
            reader.expect('=');
            String value = reader.escaped("tag value", KEY_ENDS);
            // One too many is enough to leave the line out.
            if (tags.size() <= points.limits().labelsMax()) {
                tags.put(key, value);
            }
        }
        reader.expect(' ');
        reader.skip(" ");
        do {
            readField();
        } while (reader.accept(','));
        reader.skip(" ");
        String timestamp = reader.bare();
        reader.skip(" \r");
        if (!reader.isAtEnd() && !reader.accept('\n')) {
            throw reader.malformed("line must end after its timestamp");
        }
        take(measurement, timestamp);
    }

    private void readField() {
        String key = reader.escaped("field key", KEY_ENDS);
        reader.expect('=');
        if (reader.peek() == '"') {
            reader.skipQuoted();
            points.leaveOut(LeftOut.NOT_A_NUMBER);
            return;
        }
        points.limits().checkPoints(fields.size() + 1L);
        fields.add(new Field(key, value(reader.bare())));
    }

    private double value(String text) {
        if (TRUE.contains(text)) {
            return 1;
        }
        if (FALSE.contains(text)) {
            return 0;
        }
        boolean isWhole = text.endsWith("i") || text.endsWith("u");
        String digits = isWhole ? text.substring(0, text.length() - 1) : text;
        if (isWhole && !digits.matches("-?[0-9]{1,20}")) {
            throw reader.malformed("integer must have 1 to 20 digits");
        }
        return DecimalText.parse(digits)
                .orElseThrow(() -> reader.malformed("field value must be a number, a truth value or a quoted text"));
    }

    private void take(String measurement, String timestamp) {
        if (timestamp.isEmpty()) {
            points.leaveOut(LeftOut.NO_TIME);
            return;
        }
        TaggedFields.of(points, measurement, tags, timestampUnit.toMillis(time(timestamp)))
                .ifPresent(tagged -> fields.forEach(field -> tagged.add(field.key(), field.value())));
    }

    private long time(String timestamp) {
        try {
            return Long.parseLong(timestamp);
        } catch (NumberFormatException e) {
            throw reader.malformed("timestamp must be a whole number of 64 bits");
        }
    }
}
