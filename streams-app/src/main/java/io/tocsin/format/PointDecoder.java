package io.tocsin.format;

import io.tocsin.schemas.serde.UndecodableRecordException;
import java.util.List;

/**
 * Makes points of one record of a foreign format. The bytes may be hostile: an implementation answers or throws
 * {@link UndecodableRecordException}, nothing else, and what it allocates is bounded by the record's size and its {@link PointLimits}.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface PointDecoder {

    /**
     * The points of a record in the order in which they lie there; none when it holds nothing that could be one.
     *
     * @throws UndecodableRecordException if the bytes are not of the format or break a limit; one line says what and where
     */
    List<MetricPoint> decode(byte[] record);
}
