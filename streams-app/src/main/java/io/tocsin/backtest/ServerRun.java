package io.tocsin.backtest;

import java.util.Map;

/**
 * One server judged by all detectors.
 *
 * <p>Thread-safe when nobody writes to what it holds.
 *
 * @param detections by detector, those of the first seed
 * @param figures by detector, means over the seeds
 */
record ServerRun(ServerSeries series, Map<String, Detection> detections, Map<String, Map<String, Double>> figures) {}
