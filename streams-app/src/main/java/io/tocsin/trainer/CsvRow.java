package io.tocsin.trainer;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * One row of a recording.
 *
 * <p>Thread-safe as long as nobody writes into {@code values}.
 *
 * @param number counts from 1, the header not included
 * @param entity empty when there is no such column
 * @param timeMs milliseconds of the epoch; empty when there is no such column
 * @param values in the order of {@link CsvRecording#metrics}; NaN where one is missing
 */
public record CsvRow(long number, Optional<String> entity, OptionalLong timeMs, double[] values) {}
