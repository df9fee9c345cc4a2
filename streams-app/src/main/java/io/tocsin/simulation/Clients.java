package io.tocsin.simulation;

/**
 * The clients' side: who was answered in time, who failed, who will try again. Counts every attempt once.
 *
 * <p>Confined to one thread.
 */
final class Clients {
    /** Later than this many mean service times ahead of the limit, a late answer is rarer than one in ten thousand. */
    private static final double SAFE_SERVICE_TIMES = 6;

    private final ClientBehaviour behaviour;
    private final Requests waitingToRetry = new Requests();
    private final double retryPerStep;
    long arrived;
    long served;
    long failed;
    long retried;
    long ordersServed;

    Clients(ClientBehaviour behaviour) {
        this.behaviour = behaviour;
        this.retryPerStep = 1 - Math.exp(-ShopServer.STEP_SECONDS / behaviour.retryDelaySeconds());
    }

    /** Adds those who try again now, and counts all as arrived. */
    void arrive(Requests arrivals, Randomness randomness) {
        if (waitingToRetry.total() > 0) {
            int browse = randomness.binomial(waitingToRetry.browse, retryPerStep);
            int orders = randomness.binomial(waitingToRetry.orders, retryPerStep);
            waitingToRetry.set(waitingToRetry.browse - browse, waitingToRetry.orders - orders);
            arrivals.set(arrivals.browse + browse, arrivals.orders + orders);
            retried += browse + orders;
        }
        arrived += arrivals.total();
    }

    /** The requests were refused, dropped or answered too late. */
    void fail(Requests requests, Randomness randomness) {
        if (requests.total() == 0) {
            return;
        }
        failed += requests.total();
        waitingToRetry.browse += randomness.binomial(requests.browse, behaviour.retryShare());
        waitingToRetry.orders += randomness.binomial(requests.orders, behaviour.retryShare());
        requests.set(0, 0);
    }

    /** The requests were answered, after a wait and a service whose time is spread (Erlang-2) around its mean; late answers fail. */
    void answer(Requests requests, double waitSeconds, double serviceSeconds, Randomness randomness) {
        double leftSeconds = behaviour.timeLimitSeconds() - waitSeconds;
        if (leftSeconds < SAFE_SERVICE_TIMES * serviceSeconds) {
            double turns = 2 * Math.max(0, leftSeconds) / serviceSeconds;
            double lateShare = (1 + turns) * Math.exp(-turns);
            Requests late = new Requests();
            late.set(randomness.binomial(requests.browse, lateShare), randomness.binomial(requests.orders, lateShare));
            requests.set(requests.browse - late.browse, requests.orders - late.orders);
            fail(late, randomness);
        }
        served += requests.total();
        ordersServed += requests.orders;
        requests.set(0, 0);
    }
}
