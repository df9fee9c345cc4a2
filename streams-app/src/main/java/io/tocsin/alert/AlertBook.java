package io.tocsin.alert;

import org.jspecify.annotations.Nullable;

/** Where the incidents, and what people said of them, are kept between two records. Implementations are confined to one thread. */
interface AlertBook {
    /** By {@code entity|kind}. */
    @Nullable Incident incident(String key);

    /** Keeps the incident, or none for null. */
    void put(String key, @Nullable Incident incident);

    /** {@link Thresholds#USUAL} where nobody said anything. */
    Thresholds thresholds(String entity);

    void move(String entity, Thresholds thresholds);
}
