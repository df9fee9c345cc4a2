package io.tocsin.simulation;

import java.time.Instant;

/**
 * What marketing knows of a sale beforehand.
 *
 * @param entity the shop
 * @param opens when it opens
 * @param multiple how many times the usual requests a second are planned for at its peak; whether the buyers come is another matter
 */
public record PlannedSale(String entity, Instant opens, double multiple) {}
