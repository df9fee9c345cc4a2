package io.tocsin.benchmarks.pipeline;

/**
 * How much load there is, and how often another version is put in force.
 *
 * <p>Thread-safe.
 *
 * @param entities that send samples
 * @param metrics in each sample
 * @param hidden units of each of the two layers
 * @param windowTicks ticks that each entity has behind it before the first swap: what a new version replays
 * @param share of the full rate that the load is, 0 to 1
 * @param fixedRate samples a second; 0: by the share
 * @param swaps how many
 * @param secondsBetween two swaps: the last ten before a swap are the steady state, the first ten after it are held against them
 * @param bursts whether all entities send at once, each time they are due, and not one after the other
 * @param rollbacks whether the swaps are rollbacks, which wait for nobody, and not promotions
 */
record SwapPlan(
        int entities,
        int metrics,
        int hidden,
        int windowTicks,
        double share,
        int fixedRate,
        int swaps,
        int secondsBetween,
        boolean bursts,
        boolean rollbacks) {}
