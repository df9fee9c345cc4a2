package io.tocsin.demo.screen.view;

import io.tocsin.schemas.AlertKind;

/** How many incidents of a kind began and ended. Thread-safe. */
public record IncidentCount(AlertKind kind, long opened, long resolved) {}
