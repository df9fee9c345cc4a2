package io.tocsin.simulation;

/**
 * How the simulated fleet lives. A tick is 10 seconds.
 *
 * @param minSaleGapTicks least distance from one sale's start to the next one's, per shop, ≥ 60
 * @param maxSaleGapTicks greatest distance, unless the sale itself lasts longer
 * @param meanDisturbanceGapTicks mean pause between two disturbances, per shop
 * @param missingMetricShare share of the samples that lack one metric, 0 to 1
 * @param lateSampleShare share of the samples that come 1 to 3 ticks late, 0 to 1
 * @param clients how clients behave
 * @param failureRule what a failure is
 */
public record SimulationSettings(
        int minSaleGapTicks,
        int maxSaleGapTicks,
        double meanDisturbanceGapTicks,
        double missingMetricShare,
        double lateSampleShare,
        ClientBehaviour clients,
        FailureRule failureRule) {

    /** A sale every 30 to 60 minutes, a disturbance every two hours or so, one sample in 500 incomplete, one in 500 late. */
    public static SimulationSettings defaults() {
        return new SimulationSettings(180, 360, 450, 0.002, 0.002, ClientBehaviour.defaults(), FailureRule.defaults());
    }

    public SimulationSettings {
        if (minSaleGapTicks < 60 || maxSaleGapTicks < minSaleGapTicks || meanDisturbanceGapTicks <= 0) {
            throw new IllegalArgumentException("simulation gaps out of range: minSaleGapTicks=" + minSaleGapTicks
                    + " maxSaleGapTicks=" + maxSaleGapTicks + " meanDisturbanceGapTicks=" + meanDisturbanceGapTicks);
        }
        if (!isShare(missingMetricShare) || !isShare(lateSampleShare)) {
            throw new IllegalArgumentException("simulation shares out of range 0 to 1: missingMetricShare="
                    + missingMetricShare + " lateSampleShare=" + lateSampleShare);
        }
    }

    /** The same fleet with every sample complete and in time. */
    public SimulationSettings withPerfectDelivery() {
        return new SimulationSettings(
                minSaleGapTicks, maxSaleGapTicks, meanDisturbanceGapTicks, 0, 0, clients, failureRule);
    }

    private static boolean isShare(double value) {
        return value >= 0 && value <= 1;
    }
}
