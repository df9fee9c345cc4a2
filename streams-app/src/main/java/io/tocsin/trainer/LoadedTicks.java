package io.tocsin.trainer;

import io.tocsin.engine.training.TrainingData;

/**
 * What there is to learn from, and what was left out of it.
 *
 * <p>Thread-safe as long as the data is not changed.
 *
 * @param leftOut ticks that the calendar keeps out
 * @param why how many for which event, in one line for people; empty when none was left out
 */
public record LoadedTicks(TrainingData data, long leftOut, String why) {}
