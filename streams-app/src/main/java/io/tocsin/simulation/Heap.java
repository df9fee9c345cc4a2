package io.tocsin.simulation;

/**
 * The heap: sessions, requests in work, what leaks; and the cost of collecting it. A collection's work is proportional to what lives, its
 * frequency to allocation over what is free, so the share of time in collections goes as allocation × live / (capacity − live).
 *
 * <p>Confined to one thread.
 */
final class Heap {
    /** Share of time in collections at full load and a half-full heap. */
    private static final double COLLECTION_COST = 0.02;

    private static final double MAX_COLLECTION_SHARE = 0.85;
    private static final double MB_PER_WAITING = 0.03;
    private static final double MB_PER_WORKING = 0.3;
    private static final double EXHAUSTED_UTILIZATION = 0.985;

    private final ShopProfile profile;
    private double sessions;
    private double leakedMb;
    private double utilization;
    private double collectionShare;

    Heap(ShopProfile profile) {
        this.profile = profile;
        this.sessions = profile.baseRequestsPerSecond() / ShopProfile.REQUESTS_PER_VISITOR * profile.sessionSeconds();
        settle(0, profile.baseRequestsPerSecond());
    }

    double sessions() {
        return sessions;
    }

    /** Live data as a share of the capacity. */
    double utilization() {
        return utilization;
    }

    /** Share of the time in which collections stop the workers. */
    double collectionShare() {
        return collectionShare;
    }

    boolean exhausted() {
        return utilization >= EXHAUSTED_UTILIZATION;
    }

    /** One second: new sessions come, old ones expire, the leak grows; a leak of zero means that it has been freed. */
    void second(
            int newSessions, double leakMbPerSecond, double requestsMb, double servedPerSecond, Randomness randomness) {
        int expired = randomness.poisson(sessions / profile.sessionSeconds());
        sessions = Math.max(0, sessions + newSessions - expired);
        leakedMb = leakMbPerSecond > 0 ? leakedMb + leakMbPerSecond : 0;
        settle(requestsMb, servedPerSecond);
    }

    /** What the requests of the given numbers take up, in MiB. */
    static double requestsMb(int waiting, int working) {
        return waiting * MB_PER_WAITING + working * MB_PER_WORKING;
    }

    void restart() {
        sessions = 0;
        leakedMb = 0;
        settle(0, 0);
    }

    private void settle(double requestsMb, double servedPerSecond) {
        double liveMb = 0.15 * profile.heapMb() + sessions * profile.sessionMb() + requestsMb + leakedMb;
        utilization = Math.min(1, liveMb / profile.heapMb());
        double allocation = servedPerSecond / profile.cpuCapacityPerSecond();
        double collections = COLLECTION_COST * allocation * utilization / Math.max(0.01, 1 - utilization);
        collectionShare = Math.min(MAX_COLLECTION_SHARE, collections);
    }
}
