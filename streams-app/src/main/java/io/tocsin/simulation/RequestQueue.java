package io.tocsin.simulation;

/**
 * The bounded first-in-first-out queue in front of the workers. Requests that arrived in the same step stand together, so that every wait
 * is known to one step; what waited longer than the limit is dropped, as its client has gone.
 *
 * <p>Confined to one thread.
 */
final class RequestQueue {
    private final int capacity;
    private final int maxWaitSteps;
    private final Requests[] cohorts;
    private long headStep;
    private int depth;

    RequestQueue(int capacity, int maxWaitSteps) {
        this.capacity = capacity;
        this.maxWaitSteps = maxWaitSteps;
        this.cohorts = new Requests[maxWaitSteps + 1];
        for (int index = 0; index < cohorts.length; index++) {
            cohorts[index] = new Requests();
        }
    }

    int depth() {
        return depth;
    }

    /** Moves what waited too long to {@code expired}; to be called once at the beginning of every step. */
    void expire(long step, Requests expired) {
        if (depth == 0) {
            headStep = step;
        }
        while (headStep <= step - maxWaitSteps) {
            Requests cohort = cohort(headStep);
            depth -= cohort.total();
            expired.takeAll(cohort);
            headStep++;
        }
    }

    /** Moves the arrivals into the queue; those for whom there is no room stay in {@code arrivals}. */
    void offer(long step, Requests arrivals, Randomness randomness) {
        int accepted = Math.min(arrivals.total(), capacity - depth);
        cohort(step).take(accepted, arrivals, randomness);
        depth += accepted;
    }

    /**
     * Moves up to {@code count} of the longest-waiting requests to {@code admitted}.
     *
     * @return the sum of their waits, in steps
     */
    long poll(long step, int count, Requests admitted, Randomness randomness) {
        int left = Math.min(count, depth);
        depth -= left;
        long waitedSteps = 0;
        while (left > 0) {
            Requests cohort = cohort(headStep);
            int taken = Math.min(left, cohort.total());
            admitted.take(taken, cohort, randomness);
            waitedSteps += taken * (step - headStep);
            left -= taken;
            if (cohort.total() == 0 && headStep < step) {
                headStep++;
            }
        }
        return waitedSteps;
    }

    /** Drops everything, as a restart does, into {@code lost}. */
    void clear(Requests lost) {
        for (Requests cohort : cohorts) {
            lost.takeAll(cohort);
        }
        depth = 0;
    }

    private Requests cohort(long step) {
        return cohorts[(int) (step % cohorts.length)];
    }
}
