package io.tocsin.format.otlp;

import io.opentelemetry.exporter.internal.otlp.metrics.MetricsRequestMarshaler;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;

/** Reads all instruments when it is asked to, and makes of them what OTLP exporters send. Confined to one thread. */
final class HandReader implements MetricReader {
    private final AggregationTemporality temporality;
    private CollectionRegistration registration = CollectionRegistration.noop();

    HandReader(AggregationTemporality temporality) {
        this.temporality = temporality;
    }

    MetricsRequestMarshaler marshal() {
        return MetricsRequestMarshaler.create(registration.collectAllMetrics());
    }

    @Override
    public void register(CollectionRegistration instruments) {
        registration = instruments;
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType instrument) {
        return temporality;
    }

    @Override
    public CompletableResultCode forceFlush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
