package io.tocsin.format;

import io.tocsin.schemas.serde.UndecodableRecordException;

/**
 * What one record may hold. A record beyond it is refused as a whole, a series with too many labels is left out.
 *
 * <p>Thread-safe.
 *
 * @param pointsMax points in one record
 * @param recordBytesMax bytes of one record, after it was unpacked if it comes compressed
 * @param labelsMax labels of one series: resource and attributes together
 */
public record PointLimits(int pointsMax, int recordBytesMax, int labelsMax) {
    private static final int DEFAULT_RECORD_BYTES_MAX = 8 * 1024 * 1024;
    private static final int DEFAULT_LABELS_MAX = 64;

    public PointLimits {
        if (pointsMax < 1 || recordBytesMax < 1 || labelsMax < 1) {
            throw new IllegalArgumentException("limits must be positive: pointsMax=" + pointsMax + " recordBytesMax="
                    + recordBytesMax + " labelsMax=" + labelsMax);
        }
    }

    /** So many points, 8 MiB and 64 labels a series. */
    public static PointLimits ofPoints(int pointsMax) {
        return new PointLimits(pointsMax, DEFAULT_RECORD_BYTES_MAX, DEFAULT_LABELS_MAX);
    }

    /** Before anything is allocated for a record. */
    public void checkBytes(long bytes) {
        if (bytes > recordBytesMax) {
            throw new UndecodableRecordException("at most " + recordBytesMax + " bytes a record: bytes=" + bytes);
        }
    }

    /** Before a point is allocated. */
    public void checkPoints(long points) {
        if (points > pointsMax) {
            throw new UndecodableRecordException("at most " + pointsMax + " points a record: points=" + points);
        }
    }
}
