package io.tocsin.format.prometheus;

import com.google.protobuf.CodedInputStream;
import io.tocsin.format.PointLimits;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * {@code prometheus.WriteRequest}, remote-write 1.0 (specification at prometheus.io/docs/specs/prw/remote_write_spec, messages in Prometheus'
 * {@code prompb/remote.proto} and {@code prompb/types.proto}). Exemplars are not looked at.
 *
 * <p>Confined to one thread.
 */
final class RequestReader {
    private static final int SERIES = ProtobufFields.bytes(1);
    private static final int METADATA = ProtobufFields.bytes(3);

    private static final int METADATA_TYPE = ProtobufFields.varint(1);
    private static final int METADATA_FAMILY = ProtobufFields.bytes(2);
    private static final int METADATA_UNIT = ProtobufFields.bytes(5);

    private static final int LABELS = ProtobufFields.bytes(1);
    private static final int SAMPLES = ProtobufFields.bytes(2);
    private static final int HISTOGRAMS = ProtobufFields.bytes(4);

    private static final int LABEL_NAME = ProtobufFields.bytes(1);
    private static final int LABEL_VALUE = ProtobufFields.bytes(2);

    private final byte[] request;
    private final ValueReader values;
    private final Families families;
    private String name = "";
    private String text = "";
    private MetricType type = MetricType.UNKNOWN;

    RequestReader(byte[] request, PointLimits limits) {
        this.request = request;
        this.values = new ValueReader(limits);
        this.families = new Families(limits.pointsMax());
    }

    /** The series one after the other; what is told of families is read first, for it comes last. */
    void read(Consumer<WireSeries> consumer) throws IOException {
        CodedInputStream first = CodedInputStream.newInstance(request);
        ProtobufFields.walk(first, tag -> tag == METADATA && readMetadata(first));
        CodedInputStream second = CodedInputStream.newInstance(request);
        ProtobufFields.walk(second, tag -> tag == SERIES && readSeries(second, consumer));
    }

    private boolean readMetadata(CodedInputStream input) throws IOException {
        name = "";
        text = "";
        type = MetricType.UNKNOWN;
        ProtobufFields.walkMessage(input, tag -> {
            if (tag == METADATA_TYPE) {
                type = MetricType.of(input.readEnum());
            } else if (tag == METADATA_FAMILY) {
                name = input.readStringRequireUtf8();
            } else if (tag == METADATA_UNIT) {
                text = input.readStringRequireUtf8();
            } else {
                return false;
            }
            return true;
        });
        families.add(name, new Family(type, text));
        return true;
    }

    private boolean readSeries(CodedInputStream input, Consumer<WireSeries> consumer) throws IOException {
        Map<String, String> labels = new HashMap<>();
        List<WireValue> taken = values.begin();
        ProtobufFields.walkMessage(input, tag -> {
            if (tag == LABELS) {
                readLabel(input, labels);
            } else if (tag == SAMPLES) {
                values.sample(input);
            } else if (tag == HISTOGRAMS) {
                values.histogram(input);
            } else {
                return false;
            }
            return true;
        });
        Family family = families.of(labels.getOrDefault(WireSeries.NAME_LABEL, ""));
        boolean isOverlabelled = labels.size() > values.limits().labelsMax();
        consumer.accept(new WireSeries(labels, isOverlabelled, family, taken));
        return true;
    }

    private void readLabel(CodedInputStream input, Map<String, String> labels) throws IOException {
        name = "";
        text = "";
        ProtobufFields.walkMessage(input, tag -> {
            if (tag == LABEL_NAME) {
                name = input.readStringRequireUtf8();
            } else if (tag == LABEL_VALUE) {
                text = input.readStringRequireUtf8();
            } else {
                return false;
            }
            return true;
        });
        // One too many is enough to leave the series out.
        if (labels.size() <= values.limits().labelsMax()) {
            labels.put(name, text);
        }
    }
}
