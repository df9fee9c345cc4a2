package io.tocsin.simulation;

/**
 * The computing part of a request: a fixed time (reading, waiting for others, writing) and CPU time that all workers share. A worker stays
 * taken while its request waits for the database, so the number of free workers depends on the {@link ConnectionPool} too.
 *
 * <p>Confined to one thread.
 */
final class WorkerPool {
    private final ShopProfile profile;
    private final Requests computing = new Requests();
    private double residenceSeconds;
    private double cpuDemandSeconds;

    WorkerPool(ShopProfile profile) {
        this.profile = profile;
        this.residenceSeconds = profile.fixedSeconds();
    }

    int computing() {
        return computing.total();
    }

    /** Workers that can be given a request in this step: the free ones, and as many as came back during the last step. */
    int available(int inDatabase, int cameBack) {
        return Math.max(0, profile.workers() - computing.total() - inDatabase + cameBack);
    }

    /** Workers taken. */
    int busy(int inDatabase) {
        return Math.min(profile.workers(), computing.total() + inDatabase);
    }

    /** The mean time in this stage, in seconds, as of the last step. */
    double residenceSeconds() {
        return residenceSeconds;
    }

    /**
     * One step: the admitted start, some of all finish.
     *
     * @param pageWeight CPU time as a multiple of the usual one
     * @param speed the share of the CPU left by garbage collection and others, in (0, 1]
     */
    void step(Requests admitted, double pageWeight, double speed, Requests finished, Randomness randomness) {
        int present = computing.total();
        int arriving = admitted.total();
        computing.takeAll(admitted);
        int all = present + arriving;
        if (all == 0) {
            return;
        }
        double orderShare = (double) computing.orders / all;
        cpuDemandSeconds = pageWeight
                * (profile.browseCpuSeconds() + orderShare * (profile.orderCpuSeconds() - profile.browseCpuSeconds()));
        double demandSeconds = cpuDemandSeconds / speed;
        residenceSeconds = Contention.residenceSeconds(
                profile.fixedSeconds() + demandSeconds,
                Math.max(present, 0.5 * arriving) * demandSeconds / profile.cores());
        double leaving = Contention.leavingShare(ShopServer.STEP_SECONDS, residenceSeconds, present, arriving);
        int browse = randomness.binomial(computing.browse, leaving);
        int orders = randomness.binomial(computing.orders, leaving);
        computing.browse -= browse;
        computing.orders -= orders;
        finished.browse += browse;
        finished.orders += orders;
    }

    /** CPU time used by the given number of finished requests, in core-seconds. */
    double cpuSeconds(int finished) {
        return finished * cpuDemandSeconds;
    }

    void clear(Requests lost) {
        lost.takeAll(computing);
    }
}
