package io.tocsin.format.prometheus;

import com.google.protobuf.CodedInputStream;
import io.tocsin.format.PointCollector;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * Samples and native histograms, which both versions of remote-write number alike: {@code Sample} and {@code Histogram} of Prometheus'
 * {@code prompb/types.proto} and {@code prompb/io/prometheus/write/v2/types.proto}. Version 2 adds a start to each.
 *
 * <p>Confined to one thread.
 */
final class SampleReader {
    private static final int SAMPLE_VALUE = ProtobufFields.fixed64(1);
    private static final int SAMPLE_TIME = ProtobufFields.varint(2);
    private static final int SAMPLE_START = ProtobufFields.varint(3);

    private static final int HISTOGRAM_COUNT_INT = ProtobufFields.varint(1);
    private static final int HISTOGRAM_COUNT_FLOAT = ProtobufFields.fixed64(2);
    private static final int HISTOGRAM_SUM = ProtobufFields.fixed64(3);
    private static final int HISTOGRAM_RESET_HINT = ProtobufFields.varint(14);
    private static final int HISTOGRAM_TIME = ProtobufFields.varint(15);
    private static final int HISTOGRAM_START = ProtobufFields.varint(17);

    private static final int RESET_HINT_GAUGE = 3;
    private static final double TWO_TO_THE_64 = 0x1p64;

    private double value;
    private double count;
    private long timeMs;
    private long startMs;
    private boolean isGauge;

    /** Reads the message in the field at hand. */
    void readSample(CodedInputStream input, List<WireValue> values) throws IOException {
        clear();
        ProtobufFields.walkMessage(input, tag -> visitSample(input, tag));
        values.add(new WireValue(WireValue.Part.SAMPLE, start(), timeMs, value));
    }

    /** Reads the message in the field at hand; a stale marker stands in the sum and ends the count, too. */
    void readHistogram(CodedInputStream input, List<WireValue> values) throws IOException {
        clear();
        ProtobufFields.walkMessage(input, tag -> visitHistogram(input, tag));
        double shownCount = PointCollector.isStale(value) ? value : count;
        values.add(new WireValue(
                isGauge ? WireValue.Part.GAUGE_COUNT : WireValue.Part.COUNT, start(), timeMs, shownCount));
        values.add(new WireValue(isGauge ? WireValue.Part.GAUGE_SUM : WireValue.Part.SUM, start(), timeMs, value));
    }

    private boolean visitSample(CodedInputStream input, int tag) throws IOException {
        if (tag == SAMPLE_VALUE) {
            value = input.readDouble();
        } else if (tag == SAMPLE_TIME) {
            timeMs = input.readInt64();
        } else if (tag == SAMPLE_START) {
            startMs = input.readInt64();
        } else {
            return false;
        }
        return true;
    }

    private boolean visitHistogram(CodedInputStream input, int tag) throws IOException {
        if (tag == HISTOGRAM_COUNT_INT) {
            long bits = input.readUInt64();
            count = bits >= 0 ? (double) bits : bits + TWO_TO_THE_64;
        } else if (tag == HISTOGRAM_COUNT_FLOAT) {
            count = input.readDouble();
        } else if (tag == HISTOGRAM_SUM) {
            value = input.readDouble();
        } else if (tag == HISTOGRAM_RESET_HINT) {
            isGauge = input.readEnum() == RESET_HINT_GAUGE;
        } else if (tag == HISTOGRAM_TIME) {
            timeMs = input.readInt64();
        } else if (tag == HISTOGRAM_START) {
            startMs = input.readInt64();
        } else {
            return false;
        }
        return true;
    }

    private OptionalLong start() {
        return startMs == 0 ? OptionalLong.empty() : OptionalLong.of(startMs);
    }

    private void clear() {
        value = 0;
        count = 0;
        timeMs = 0;
        startMs = 0;
        isGauge = false;
    }
}
