package io.tocsin.ingest;

import io.tocsin.schemas.Sample;
import java.util.List;

/** Makes samples of the bytes of one raw record. Implementations say whether they are thread-safe. */
@FunctionalInterface
public interface SampleDecoder {

    /**
     * The samples of a record, none when all it holds is left out.
     *
     * @throws io.tocsin.schemas.serde.UndecodableRecordException if the bytes are not of the format or break a limit
     */
    List<Sample> decode(byte[] record);
}
