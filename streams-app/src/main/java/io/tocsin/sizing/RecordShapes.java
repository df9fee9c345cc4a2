package io.tocsin.sizing;

import io.tocsin.sizing.Workload.TextLengths;

/**
 * Sizes of what crosses topics, by the rules of Avro and Confluent's wire format: samples with metrics and no readings, complete ticks, scores without
 * reasons. Thread-safe.
 */
record RecordShapes(Workload workload) {
    private static final int WIRE_BYTES = 5;
    private static final int TIME_BYTES = 6;
    private static final int EMPTY = 1;
    private static final int UNION = 1;

    /** A number and what stands for its name, which the record before had. */
    private static final int KNOWN_NAME_BYTES = 3;

    /** Entity, time and what joins them. */
    private static final int FRESH_BASE_BYTES = 20;

    RecordShape sample() {
        int value = WIRE_BYTES
                + text(text().entity())
                + TIME_BYTES
                + block(workload.metrics(), text(text().metric()) + Double.BYTES)
                + labels()
                + EMPTY;
        return shape(value, workload.metrics() * (Double.BYTES + KNOWN_NAME_BYTES));
    }

    RecordShape tick() {
        int value = WIRE_BYTES
                + text(text().entity())
                + TIME_BYTES
                + block(workload.metrics(), text(text().metric()) + Float.BYTES)
                + EMPTY
                + labels()
                + EMPTY
                + 2 * UNION;
        return shape(value, workload.metrics() * (Float.BYTES + KNOWN_NAME_BYTES));
    }

    RecordShape score() {
        int horizons = 0;
        int urgent = 0;
        for (int seconds : workload.network().horizonSeconds()) {
            horizons += number(seconds) + 2 * Float.BYTES;
            urgent = Math.max(urgent, number(seconds));
        }
        int risks = workload.network().horizonSeconds().size();
        int value = WIRE_BYTES
                + text(text().entity())
                + TIME_BYTES
                + 1
                + UNION
                + text(text().model())
                + UNION
                + text(text().version())
                + 2 * Float.BYTES
                + (risks == 0 ? EMPTY : number(risks) + horizons + EMPTY)
                + UNION
                + urgent
                + 4 * EMPTY
                + labels()
                + UNION;
        return shape(value, Float.BYTES + risks * (Float.BYTES + KNOWN_NAME_BYTES));
    }

    private RecordShape shape(int valueBytes, int freshBytes) {
        return new RecordShape(text().entity() + valueBytes, FRESH_BASE_BYTES + freshBytes);
    }

    private int labels() {
        return block(workload.labels(), 2 * text(text().label()));
    }

    private TextLengths text() {
        return workload.text();
    }

    private static int block(int items, int itemBytes) {
        return items == 0 ? EMPTY : number(items) + items * itemBytes + EMPTY;
    }

    private static int text(int length) {
        return number(length) + length;
    }

    /** Bytes of a whole number, 0 or more: seven bits each, after its sign. */
    static int number(long value) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(value << 1);
        return Math.max(1, (bits + 6) / 7);
    }
}
