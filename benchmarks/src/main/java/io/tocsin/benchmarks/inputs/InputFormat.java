package io.tocsin.benchmarks.inputs;

import io.tocsin.format.PointDecoder;
import io.tocsin.format.PointLimits;
import io.tocsin.format.otlp.OtlpProtobufDecoder;
import io.tocsin.format.prometheus.RemoteWriteDecoder;

/** The formats that most metrics come in. Thread-safe. */
public enum InputFormat {
    REMOTE_WRITE,
    OTLP;

    private static final int POINTS_MAX = 10_000;

    PointDecoder decoder() {
        PointLimits limits = PointLimits.ofPoints(POINTS_MAX);
        return switch (this) {
            case REMOTE_WRITE -> new RemoteWriteDecoder(limits, cause -> {});
            case OTLP -> new OtlpProtobufDecoder(limits, cause -> {});
        };
    }

    byte[] payload(long timeMs) {
        return switch (this) {
            case REMOTE_WRITE -> Payloads.remoteWrite(timeMs);
            case OTLP -> Payloads.otlp(timeMs);
        };
    }
}
