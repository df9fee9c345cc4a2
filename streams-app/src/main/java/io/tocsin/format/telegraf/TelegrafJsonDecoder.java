package io.tocsin.format.telegraf;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.format.JsonRecord;
import io.tocsin.format.LeftOut;
import io.tocsin.format.LeftOutListener;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.PointCollector;
import io.tocsin.format.PointDecoder;
import io.tocsin.format.PointLimits;
import io.tocsin.format.TaggedFields;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Telegraf's JSON in its standard form: {@code {"fields":{…},"name":…,"tags":{…},"timestamp":…}}, or a batch of those under {@code "metrics"}. Numbers
 * and truth values become points, texts are left out. A metric without a whole number as its time is left out.
 *
 * <p>Thread-safe.
 */
public final class TelegrafJsonDecoder implements PointDecoder {
    private final PointLimits limits;
    private final LeftOutListener listener;
    private final TimeUnit timestampUnit;
    private final JsonRecord json;

    /** {@code timestampUnit} is Telegraf's {@code json_timestamp_units}, which is a second by default and does not show in the record. */
    public TelegrafJsonDecoder(PointLimits limits, LeftOutListener listener, TimeUnit timestampUnit) {
        this.limits = limits;
        this.listener = listener;
        this.timestampUnit = timestampUnit;
        this.json = new JsonRecord(limits);
    }

    @Override
    public List<MetricPoint> decode(byte[] record) {
        JsonNode document = json.read(record);
        PointCollector points = new PointCollector(limits, listener);
        JsonNode batch = document.path("metrics");
        if (batch.isArray()) {
            batch.forEach(metric -> take(metric, points));
        } else {
            take(document, points);
        }
        return points.points();
    }

    private void take(JsonNode metric, PointCollector points) {
        JsonNode name = metric.path("name");
        JsonNode fields = metric.path("fields");
        if (!name.isTextual() || !fields.isObject()) {
            throw new UndecodableRecordException("metric must have a name and fields: name=" + name.getNodeType()
                    + " fields=" + fields.getNodeType());
        }
        JsonNode timestamp = metric.path("timestamp");
        if (!timestamp.canConvertToLong() || !timestamp.isIntegralNumber()) {
            points.leaveOut(LeftOut.NO_TIME);
            return;
        }
        long timeMs = timestampUnit.toMillis(timestamp.longValue());
        TaggedFields.of(points, name.textValue(), tags(metric.path("tags"), points), timeMs)
                .ifPresent(tagged ->
                        fields.properties().forEach(field -> add(tagged, field.getKey(), field.getValue(), points)));
    }

    private static Map<String, String> tags(JsonNode node, PointCollector points) {
        Map<String, String> tags = new HashMap<>();
        node.properties().forEach(tag -> {
            if (tag.getValue().isTextual()) {
                tags.put(tag.getKey(), tag.getValue().textValue());
            } else {
                points.leaveOut(LeftOut.BAD_LABEL);
            }
        });
        return tags;
    }

    private static void add(TaggedFields tagged, String field, JsonNode value, PointCollector points) {
        if (value.isNumber()) {
            tagged.add(field, value.doubleValue());
        } else if (value.isBoolean()) {
            tagged.add(field, value.booleanValue());
        } else {
            points.leaveOut(LeftOut.NOT_A_NUMBER);
        }
    }
}
