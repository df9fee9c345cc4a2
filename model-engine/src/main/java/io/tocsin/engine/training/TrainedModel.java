package io.tocsin.engine.training;

import io.tocsin.engine.Model;

/** A model and how it came about. Thread-safe. */
public record TrainedModel(Model model, TrainingReport report) {}
