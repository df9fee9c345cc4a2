package io.tocsin.format.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.format.DecimalText;
import io.tocsin.format.JsonRecord;
import io.tocsin.format.LeftOut;
import io.tocsin.format.LeftOutListener;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.PointCollector;
import io.tocsin.format.PointDecoder;
import io.tocsin.format.PointLimits;
import io.tocsin.format.prometheus.wire.Sample;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The JSON of prometheus-kafka-adapter: one value a record, {@code {"timestamp":"…","value":"…","name":"…","labels":{…}}}, the time in RFC 3339, to
 * the second. It tells no type and no unit, and a stale marker comes as any NaN: it is left out.
 *
 * <p>Thread-safe.
 */
public final class KafkaAdapterDecoder implements PointDecoder {
    private final PointLimits limits;
    private final LeftOutListener listener;
    private final JsonRecord json;

    public KafkaAdapterDecoder(PointLimits limits, LeftOutListener listener) {
        this.limits = limits;
        this.listener = listener;
        this.json = new JsonRecord(limits);
    }

    @Override
    public List<MetricPoint> decode(byte[] record) {
        JsonNode document = json.read(record);
        SeriesLabels labels = new SeriesLabels();
        int labelCount = addLabels(document.path("labels"), labels);
        labels.add(SeriesLabels.NAME_LABEL, text(document, "name"));
        Sample sample = Sample.newBuilder()
                .setTimestamp(timeMs(text(document, "timestamp")))
                .setValue(value(document))
                .build();
        PointCollector collector = new PointCollector(limits, listener);
        PrometheusPoints points = new PrometheusPoints(collector);
        if (!points.leavesOut(labelCount)) {
            points.take(new PrometheusSeries(labels, Family.UNKNOWN, List.of(sample), List.of()));
        }
        return collector.points();
    }

    private static String text(JsonNode document, String field) {
        JsonNode node = document.path(field);
        if (!node.isTextual()) {
            throw new UndecodableRecordException(
                    "field must be a text: field=" + field + " json=" + node.getNodeType());
        }
        return node.textValue();
    }

    /** How many there are; the name is among them. */
    private int addLabels(JsonNode node, SeriesLabels labels) {
        if (!node.isObject() && !node.isMissingNode() && !node.isNull()) {
            throw new UndecodableRecordException("field must be an object: field=labels json=" + node.getNodeType());
        }
        node.properties().forEach(label -> {
            if (label.getValue().isTextual()) {
                labels.add(label.getKey(), label.getValue().textValue());
            } else {
                listener.leftOut(LeftOut.BAD_LABEL);
            }
        });
        return node.size();
    }

    private static long timeMs(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new UndecodableRecordException("field must be a time of RFC 3339: field=timestamp", e);
        }
    }

    /** Go writes infinity as +Inf. */
    private static double value(JsonNode document) {
        String text = text(document, "value");
        return switch (text) {
            case "NaN" -> Double.NaN;
            case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> {
                OptionalDouble number = DecimalText.parse(text);
                yield number.orElseThrow(
                        () -> new UndecodableRecordException("field must be a decimal number: field=value"));
            }
        };
    }
}
