package io.tocsin.simulation;

/**
 * The circumstances of one tick that are not the visitors'.
 *
 * @param cpuTakenShare CPU taken by others, 0 to below 1
 * @param connectionsHeldShare database connections kept by others, 0 to 1
 * @param databaseSlowness database times as a multiple of the usual ones, ≥ 1
 * @param lockHoldMultiple time that an order holds the row lock, as a multiple of the usual one, ≥ 1
 * @param leakMbPerSecond memory lost, in MiB/s
 */
record Conditions(
        double cpuTakenShare,
        double connectionsHeldShare,
        double databaseSlowness,
        double lockHoldMultiple,
        double leakMbPerSecond) {
    static final Conditions CALM = new Conditions(0, 0, 1, 1, 0);
}
