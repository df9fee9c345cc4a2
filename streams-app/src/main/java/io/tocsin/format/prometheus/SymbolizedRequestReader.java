package io.tocsin.format.prometheus;

import com.google.protobuf.CodedInputStream;
import io.tocsin.format.PointLimits;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * {@code io.prometheus.write.v2.Request}, remote-write 2.0 (specification at prometheus.io/docs/specs/prw/remote_write_spec_2_0, messages in
 * Prometheus' {@code prompb/io/prometheus/write/v2/types.proto}): labels are numbers of symbols. Exemplars are not looked at.
 *
 * <p>Confined to one thread.
 */
final class SymbolizedRequestReader {
    static final int SYMBOLS = ProtobufFields.bytes(4);
    static final int SERIES = ProtobufFields.bytes(5);

    private static final int LABELS_REFS = ProtobufFields.varint(1);
    private static final int LABELS_REFS_PACKED = ProtobufFields.bytes(1);
    private static final int SAMPLES = ProtobufFields.bytes(2);
    private static final int HISTOGRAMS = ProtobufFields.bytes(3);
    private static final int METADATA = ProtobufFields.bytes(5);
    /** In requests by the first drafts; since then it stands in each sample. */
    private static final int CREATED_TIMESTAMP = ProtobufFields.varint(6);

    private static final int METADATA_TYPE = ProtobufFields.varint(1);
    private static final int METADATA_UNIT_REF = ProtobufFields.varint(4);

    /** More distinct texts a point than any sender needs. */
    private static final int SYMBOLS_PER_POINT_MAX = 32;

    private final byte[] request;
    private final ValueReader values;
    private final List<String> symbols = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private MetricType type = MetricType.UNKNOWN;
    private String unit = "";
    private long createdMs;

    SymbolizedRequestReader(byte[] request, PointLimits limits) {
        this.request = request;
        this.values = new ValueReader(limits);
    }

    /** The series one after the other; the symbols are read first, wherever they lie. */
    void read(Consumer<WireSeries> consumer) throws IOException {
        CodedInputStream first = CodedInputStream.newInstance(request);
        ProtobufFields.walk(first, tag -> tag == SYMBOLS && readSymbol(first));
        CodedInputStream second = CodedInputStream.newInstance(request);
        ProtobufFields.walk(second, tag -> tag == SERIES && readSeries(second, consumer));
    }

    private boolean readSymbol(CodedInputStream input) throws IOException {
        long symbolsMax = (long) values.limits().pointsMax() * SYMBOLS_PER_POINT_MAX;
        if (symbols.size() >= symbolsMax) {
            throw new UndecodableRecordException("at most " + symbolsMax + " symbols a record");
        }
        symbols.add(input.readStringRequireUtf8());
        return true;
    }

    private boolean readSeries(CodedInputStream input, Consumer<WireSeries> consumer) throws IOException {
        labels.clear();
        type = MetricType.UNKNOWN;
        unit = "";
        createdMs = 0;
        List<WireValue> taken = values.begin();
        ProtobufFields.walkMessage(input, tag -> visitSeries(input, tag));
        if (createdMs != 0) {
            taken.replaceAll(value -> value.startingAt(createdMs));
        }
        consumer.accept(new WireSeries(pairs(), isOverlabelled(), new Family(type, unit), taken));
        return true;
    }

    private boolean visitSeries(CodedInputStream input, int tag) throws IOException {
        if (tag == LABELS_REFS) {
            addLabel(input);
        } else if (tag == LABELS_REFS_PACKED) {
            readPackedLabels(input);
        } else if (tag == SAMPLES) {
            values.sample(input);
        } else if (tag == HISTOGRAMS) {
            values.histogram(input);
        } else if (tag == METADATA) {
            readMetadata(input);
        } else if (tag == CREATED_TIMESTAMP) {
            createdMs = input.readInt64();
        } else {
            return false;
        }
        return true;
    }

    private void readPackedLabels(CodedInputStream input) throws IOException {
        int outer = input.pushLimit(input.readRawVarint32());
        while (input.getBytesUntilLimit() > 0) {
            addLabel(input);
        }
        input.popLimit(outer);
    }

    private void addLabel(CodedInputStream input) throws IOException {
        String label = symbol(input.readUInt32());
        // One pair too many is enough to leave the series out.
        if (!isOverlabelled()) {
            labels.add(label);
        }
    }

    private boolean isOverlabelled() {
        return labels.size() / 2 > values.limits().labelsMax();
    }

    private void readMetadata(CodedInputStream input) throws IOException {
        ProtobufFields.walkMessage(input, tag -> {
            if (tag == METADATA_TYPE) {
                type = MetricType.of(input.readEnum());
            } else if (tag == METADATA_UNIT_REF) {
                unit = symbol(input.readUInt32());
            } else {
                return false;
            }
            return true;
        });
    }

    private String symbol(int reference) {
        if (reference < 0 || reference >= symbols.size()) {
            throw new UndecodableRecordException("reference must be to a symbol: reference="
                    + Integer.toUnsignedString(reference) + " symbols=" + symbols.size());
        }
        return symbols.get(reference);
    }

    private Map<String, String> pairs() {
        if (labels.size() % 2 != 0) {
            throw new UndecodableRecordException("labels must come in pairs: references=" + labels.size());
        }
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < labels.size(); i += 2) {
            pairs.put(labels.get(i), labels.get(i + 1));
        }
        return pairs;
    }
}
