package io.tocsin.ingest;

import io.tocsin.schemas.Sample;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * A record of the samples topic: one sample, in Avro.
 *
 * <p>Confined to one stream thread.
 */
public final class NativeSamples implements SampleDecoder {
    private final PatientDecoder<Sample> decoder;

    public NativeSamples(Deserializer<Sample> deserializer) {
        this.decoder = new PatientDecoder<>(deserializer);
    }

    @Override
    public List<Sample> decode(byte[] record) {
        return List.of(decoder.decode("", record));
    }
}
