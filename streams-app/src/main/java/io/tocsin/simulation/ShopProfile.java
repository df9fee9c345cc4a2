package io.tocsin.simulation;

/**
 * The size of one shop.
 *
 * @param entity its name, {@code shop/<city>}
 * @param cores CPU cores
 * @param workers worker threads
 * @param queueCapacity requests that may wait for a worker
 * @param connections size of the database connection pool
 * @param heapMb heap in MiB
 * @param baseRequestsPerSecond usual load, mean over a day
 * @param dayPhase when its day is at its highest, as a share of the day
 * @param fixedSeconds time of a request that is neither CPU nor database
 * @param browseCpuSeconds CPU time of a page
 * @param orderCpuSeconds CPU time of an order
 * @param querySeconds database time of a page that is not in the cache
 * @param orderSeconds database time of an order when nobody else orders
 * @param lockHoldSeconds part of it that holds the stock row's lock
 * @param sessionMb heap per session in MiB
 * @param sessionSeconds life of a session
 */
record ShopProfile(
        String entity,
        int cores,
        int workers,
        int queueCapacity,
        int connections,
        double heapMb,
        double baseRequestsPerSecond,
        double dayPhase,
        double fixedSeconds,
        double browseCpuSeconds,
        double orderCpuSeconds,
        double querySeconds,
        double orderSeconds,
        double lockHoldSeconds,
        double sessionMb,
        double sessionSeconds) {
    /** Share of the pages that need the database. */
    static final double CACHE_MISS_SHARE = 0.3;

    static final double REQUESTS_PER_VISITOR = 5;

    private static final int[] CORES = {2, 3, 4, 6};

    /** A shop as they are found: everything in proportion to its size, and nothing quite in proportion. */
    static ShopProfile draw(String entity, Randomness randomness) {
        int cores = CORES[randomness.between(0, CORES.length - 1)];
        double browseCpuSeconds = randomness.between(0.010, 0.014);
        double capacityPerSecond = cores / browseCpuSeconds;
        double heapMb = 256 * cores * randomness.between(0.9, 1.4);
        double sessionSeconds = randomness.between(240, 420);
        double visitorsPerSecondAtCapacity = capacityPerSecond / REQUESTS_PER_VISITOR;
        return new ShopProfile(
                entity,
                cores,
                (int) (capacityPerSecond * randomness.between(0.22, 0.35)),
                (int) (capacityPerSecond * randomness.between(2.5, 4.5)),
                (int) Math.max(6, capacityPerSecond * randomness.between(0.02, 0.035)),
                heapMb,
                capacityPerSecond * randomness.between(0.11, 0.2),
                randomness.uniform(),
                randomness.between(0.05, 0.08),
                browseCpuSeconds,
                browseCpuSeconds * randomness.between(1.2, 1.5),
                randomness.between(0.02, 0.03),
                randomness.between(0.035, 0.055),
                randomness.between(2.4, 3.2) / capacityPerSecond,
                heapMb * randomness.between(0.4, 0.65) / (visitorsPerSecondAtCapacity * sessionSeconds),
                sessionSeconds);
    }

    /** Pages a second that all cores together can make. */
    double cpuCapacityPerSecond() {
        return cores / browseCpuSeconds;
    }

    /** Requests a second of a sale with the given share of orders that the narrowest of CPU and row lock can take. */
    double saleCapacityPerSecond(double orderShare) {
        double cpuSeconds = (browseCpuSeconds + orderShare * (orderCpuSeconds - browseCpuSeconds)) / cores;
        double lockSeconds = orderShare * lockHoldSeconds * (1 + RowLock.MAX_GROWTH / 2);
        return 1 / Math.max(cpuSeconds, lockSeconds);
    }
}
