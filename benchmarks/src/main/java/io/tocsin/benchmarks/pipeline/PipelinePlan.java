package io.tocsin.benchmarks.pipeline;

/**
 * How much is fed and for how long it is looked at.
 *
 * <p>Thread-safe.
 *
 * @param entities each sends one sample of eight metrics a tick of ten seconds
 * @param rounds of full rate; the median is told
 * @param roundTicks ticks of each entity in a round
 * @param realSeconds at the rate that so many entities really have
 * @param demoSeconds at the demo's rate: six entities, a tick each sixth of a second
 */
record PipelinePlan(int entities, int rounds, int roundTicks, int realSeconds, int demoSeconds) {
    static PipelinePlan full(int entities) {
        return new PipelinePlan(entities, 3, 20, 120, 60);
    }

    static PipelinePlan quick(int entities) {
        return new PipelinePlan(entities, 1, 10, 25, 20);
    }
}
