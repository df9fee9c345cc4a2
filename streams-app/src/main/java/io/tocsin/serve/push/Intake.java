package io.tocsin.serve.push;

import java.util.concurrent.ExecutorService;

/**
 * What all protocols share: the limits of a request, the budget of all, and where points go.
 *
 * <p>Thread-safe.
 *
 * @param workers decode and send
 */
record Intake(
        PushLimits limits,
        Budget budget,
        KafkaWatch kafka,
        PointSink sink,
        ExecutorService workers,
        ServeMeters meters) {}
