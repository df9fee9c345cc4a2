package io.tocsin.sizing;

/**
 * Sizes of one record as it is sent. Immutable. Thread-safe.
 *
 * @param rawBytes key and value, uncompressed
 * @param freshBytes what is left of it behind others like it in a batch, compressed with LZ4: the numbers, and a few bytes for each name that the
 *     records before had, too
 */
record RecordShape(int rawBytes, int freshBytes) {
    /** Header of a batch, and of the frame that LZ4 makes. */
    static final int BATCH_BYTES = 61 + 19;

    /** Lengths, time and offset of a record. */
    static final int RECORD_BYTES = 8;

    /** Kafka's default. */
    private static final int BATCH_BYTES_MAX = 16_384;

    /** Of what the app sends; {@code StreamsProperties} says so. */
    static final double LINGER_SECONDS = 0.005;

    /** Of a marker that ends a transaction in a partition. */
    private static final int MARKER_BYTES = 78;

    /** Bytes a record in batches of {@code records}. */
    double bytesInBatchOf(double records) {
        return (BATCH_BYTES + rawBytes + RECORD_BYTES + (records - 1) * freshBytes) / records;
    }

    /**
     * Bytes a record when so many come to one partition a second.
     *
     * @param gatherSeconds for how long the first of a batch waits for others
     */
    double bytesAtRate(double recordsPerSecond, double gatherSeconds) {
        double most = Math.max(1, (double) (BATCH_BYTES_MAX - rawBytes) / freshBytes);
        return bytesInBatchOf(Math.min(most, 1 + recordsPerSecond * gatherSeconds));
    }

    /** Bytes a second of markers in one partition. */
    static double markerBytes(double recordsPerSecond, Setup setup) {
        return MARKER_BYTES * markersPerSecond(recordsPerSecond, setup);
    }

    /** Markers a second in one partition to which so many records come at random: one a commit before which any came. */
    static double markersPerSecond(double recordsPerSecond, Setup setup) {
        if (!setup.exactlyOnce()) {
            return 0;
        }
        double seconds = setup.commitInterval().toNanos() / 1e9;
        return (1 - Math.exp(-recordsPerSecond * seconds)) / seconds;
    }
}
