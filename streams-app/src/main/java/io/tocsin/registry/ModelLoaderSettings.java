package io.tocsin.registry;

/**
 * What a model must fit to be loaded.
 *
 * <p>Thread-safe.
 */
public record ModelLoaderSettings(long tickDurationMs, int maxArtifactBytes) {}
