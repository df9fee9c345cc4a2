package io.tocsin.serve.probe;

import io.tocsin.runtime.StreamsReading;

/**
 * What an instance knows of itself without asking anybody.
 *
 * <p>Thread-safe.
 *
 * @param hasRun whether Kafka Streams was running at least once
 * @param modelsRead whether the models topic was read to its end once; models that came then judge on while it cannot be read
 * @param calendarRead the same of the calendar
 * @param models deployments in force
 */
public record Vitals(StreamsReading streams, boolean hasRun, boolean modelsRead, boolean calendarRead, int models) {}
