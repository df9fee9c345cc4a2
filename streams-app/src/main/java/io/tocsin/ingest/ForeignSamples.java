package io.tocsin.ingest;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.config.ForeignTopic;
import io.tocsin.config.TocsinConfig;
import io.tocsin.format.LeftOutListener;
import io.tocsin.format.PointDecoder;
import io.tocsin.format.PointLimits;
import io.tocsin.format.influx.LineProtocolDecoder;
import io.tocsin.format.otlp.OtlpJsonDecoder;
import io.tocsin.format.otlp.OtlpProtobufDecoder;
import io.tocsin.format.prometheus.KafkaAdapterDecoder;
import io.tocsin.format.prometheus.RemoteWriteDecoder;
import io.tocsin.format.telegraf.TelegrafJsonDecoder;
import io.tocsin.schemas.Sample;
import io.tocsin.translate.Translator;
import java.util.List;

/**
 * A record of a foreign topic: as many samples as there are entities and moments in it.
 *
 * <p>Thread-safe.
 */
public final class ForeignSamples implements SampleDecoder {
    private final PointDecoder decoder;
    private final Translator translator;

    private ForeignSamples(PointDecoder decoder, Translator translator) {
        this.decoder = decoder;
        this.translator = translator;
    }

    /**
     * For the records of {@code topic}; what they hold beside samples is counted.
     *
     * @throws io.tocsin.translate.MalformedAliasesException if the operator's own file of aliases cannot be used
     */
    public static ForeignSamples of(ForeignTopic topic, TocsinConfig config, MeterRegistry meters) {
        LeftOutCounters leftOut = new LeftOutCounters(meters, topic.format().code());
        return new ForeignSamples(
                decoder(topic, PointLimits.ofPoints(config.ingest().pointsMax()), leftOut::leftOut),
                new Translator(config.translate(), leftOut::leftOut));
    }

    private static PointDecoder decoder(ForeignTopic topic, PointLimits limits, LeftOutListener leftOut) {
        return switch (topic.format()) {
            case OTLP_PROTO -> new OtlpProtobufDecoder(limits, leftOut);
            case OTLP_JSON -> new OtlpJsonDecoder(limits, leftOut);
            case TELEGRAF_JSON -> new TelegrafJsonDecoder(limits, leftOut, topic.timeUnit());
            case INFLUX -> new LineProtocolDecoder(limits, leftOut, topic.timeUnit());
            case PROMETHEUS_JSON -> new KafkaAdapterDecoder(limits, leftOut);
            case PROMETHEUS_REMOTE_WRITE -> new RemoteWriteDecoder(limits, leftOut);
        };
    }

    @Override
    public List<Sample> decode(byte[] record) {
        return translator.translate(decoder.decode(record));
    }
}
