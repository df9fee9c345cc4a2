package io.tocsin.sizing;

/** Cores that are busy at the rate that entities really have. Thread-safe. */
record CpuNeeds(MeasuredCosts costs, Workload workload) {

    double appCores(double markersPerSecond) {
        return (workload.ticksPerSecond() * appMicrosATick() + markersPerSecond * costs.appMicrosAMarker()) / 1e6;
    }

    double brokerCores(double markersPerSecond) {
        return (workload.ticksPerSecond() * costs.brokerMicrosATick() + markersPerSecond * costs.brokerMicrosAMarker())
                / 1e6;
    }

    /** Everything that the app does with one tick. */
    double appMicrosATick() {
        double metrics = (workload.metrics() - costs.metrics()) * costs.appMicrosAMetric();
        return Math.max(costs.appMicrosATick() / 2, costs.appMicrosATick() + metrics) + stepMicros();
    }

    /** The network's step, the challenger's, too. */
    double stepMicros() {
        double step = workload.network().multiplyAdds(workload.metrics()) * costs.picosAMultiplyAdd() / 1e6;
        return workload.shadow() ? 2 * step : step;
    }
}
