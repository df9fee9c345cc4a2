package io.tocsin.example;

import io.tocsin.engine.learning.TrainingListener;

/**
 * Hears of each training of an example before it begins.
 *
 * <p>Called on the thread that runs the example.
 */
@FunctionalInterface
public interface Trainings {
    /** Hears nothing. */
    Trainings SILENT = (what, epochs) -> TrainingListener.SILENT;

    /** Who is to hear of the training of {@code what}, which takes at most so many epochs. */
    TrainingListener begin(String what, int epochs);
}
