package io.tocsin.simulation;

/**
 * The queueing model of one shop, in steps of 100 ms: clients → queue → workers → database → clients. Whole requests only, each of them
 * counted until it is served or failed.
 *
 * <p>Confined to one thread.
 */
final class ShopServer {
    static final double STEP_SECONDS = 0.1;
    static final int STEPS_PER_TICK = 100;
    private static final int STEPS_PER_SECOND = 10;
    /** The server gives up on a waiting request while there would still be time to answer it. */
    private static final double MAX_WAIT_SHARE = 0.8;

    private static final int RESTART_STEPS = 150;

    private final ShopProfile profile;
    private final ClientBehaviour behaviour;
    private final Randomness randomness;
    private final Clients clients;
    private final RequestQueue queue;
    private final WorkerPool workers;
    private final ConnectionPool connections;
    private final RowLock rowLock;
    private final Heap heap;
    private final TickMeter meter = new TickMeter();
    private final Requests arrivals = new Requests();
    private final Requests dropped = new Requests();
    private final Requests admitted = new Requests();
    private final Requests computed = new Requests();
    private final Requests direct = new Requests();
    private final Requests stored = new Requests();
    private long step;
    private long downUntilStep;
    private int cameBack;
    private double meanWaitSeconds;

    ShopServer(ShopProfile profile, ClientBehaviour behaviour, Randomness randomness) {
        this.profile = profile;
        this.behaviour = behaviour;
        this.randomness = randomness;
        this.clients = new Clients(behaviour);
        this.queue = new RequestQueue(
                profile.queueCapacity(), (int) Math.ceil(MAX_WAIT_SHARE * behaviour.timeLimitSeconds() / STEP_SECONDS));
        this.workers = new WorkerPool(profile);
        this.connections = new ConnectionPool(profile);
        this.rowLock = new RowLock(profile);
        this.heap = new Heap(profile);
    }

    /** One tick under the given load and conditions. */
    TickReport tick(Load load, Conditions conditions) {
        meter.start(clients);
        if (load.saleOrderShare() == 0) {
            rowLock.reset();
        }
        long servedBefore = clients.served;
        for (int index = 0; index < STEPS_PER_TICK; index++, step++) {
            if (step % STEPS_PER_SECOND == 0) {
                second(load, conditions, (double) (clients.served - servedBefore));
                servedBefore = clients.served;
            }
            if (step < downUntilStep) {
                refuse(load);
            } else {
                step(load, conditions);
            }
        }
        return meter.report(clients, queue, workers, connections, heap);
    }

    /** Requests waiting or in work. */
    int inSystem() {
        return queue.depth() + workers.computing() + connections.present();
    }

    /** All requests from the beginning on, retries included. */
    long arrived() {
        return clients.arrived;
    }

    long served() {
        return clients.served;
    }

    long failed() {
        return clients.failed;
    }

    private void second(Load load, Conditions conditions, double servedPerSecond) {
        int visitors = randomness.poisson(load.visitorsPerSecond());
        double requestsMb = Heap.requestsMb(queue.depth(), workers.computing() + connections.present());
        heap.second(visitors, conditions.leakMbPerSecond(), requestsMb, servedPerSecond, randomness);
        if (heap.exhausted()) {
            queue.clear(dropped);
            workers.clear(dropped);
            connections.clear(dropped);
            clients.fail(dropped, randomness);
            heap.restart();
            downUntilStep = step + RESTART_STEPS;
        }
    }

    private void refuse(Load load) {
        arrive(load);
        clients.fail(arrivals, randomness);
        meter.restarted();
    }

    private void step(Load load, Conditions conditions) {
        arrive(load);
        queue.expire(step, dropped);
        meter.latency(behaviour.timeLimitSeconds(), dropped.total());
        queue.offer(step, arrivals, randomness);
        dropped.takeAll(arrivals);
        admit();
        double speed = (1 - heap.collectionShare()) * (1 - conditions.cpuTakenShare());
        workers.step(admitted, load.pageWeight(), speed, computed, randomness);
        meter.cpu(workers.cpuSeconds(computed.total()) / (profile.cores() * STEP_SECONDS), speed);
        direct.browse = computed.browse - randomness.binomial(computed.browse, ShopProfile.CACHE_MISS_SHARE);
        computed.browse -= direct.browse;
        connections.step(computed, databaseLoad(load, conditions), stored, dropped, randomness);
        cameBack = direct.total() + stored.total();
        rowLock.ordered(stored.orders * load.saleOrderShare());
        answer();
        clients.fail(dropped, randomness);
        meter.population(inSystem(), connections);
    }

    private void arrive(Load load) {
        arrivals.set(
                randomness.poisson(load.browsePerSecond() * STEP_SECONDS),
                randomness.poisson(load.ordersPerSecond() * STEP_SECONDS));
        clients.arrive(arrivals, randomness);
    }

    private void admit() {
        int inWork = workers.computing() + connections.present();
        int available = workers.available(connections.present(), cameBack);
        long waitedSteps = queue.poll(step, available, admitted, randomness);
        int entering = admitted.total();
        if (entering > 0) {
            meanWaitSeconds = (meanWaitSeconds * inWork + waitedSteps * STEP_SECONDS) / (inWork + entering);
        }
    }

    private DatabaseLoad databaseLoad(Load load, Conditions conditions) {
        return new DatabaseLoad(
                load.saleOrderShare(),
                rowLock.holdSeconds() * conditions.lockHoldMultiple(),
                conditions.connectionsHeldShare(),
                conditions.databaseSlowness());
    }

    private void answer() {
        double computeSeconds = workers.residenceSeconds();
        answer(direct, computeSeconds);
        int orders = stored.orders;
        stored.orders = 0;
        answer(stored, computeSeconds + connections.browseResidenceSeconds());
        stored.orders = orders;
        answer(stored, computeSeconds + connections.orderResidenceSeconds());
    }

    private void answer(Requests requests, double serviceSeconds) {
        int count = requests.total();
        if (count == 0) {
            return;
        }
        // One drawn latency stands for all of a class in a step: a tick has hundreds of steps and classes, plenty for
        // its p95.
        double latencySeconds = meanWaitSeconds
                + 0.5 * (randomness.exponential(serviceSeconds) + randomness.exponential(serviceSeconds));
        meter.latency(Math.min(behaviour.timeLimitSeconds(), latencySeconds), count);
        clients.answer(requests, meanWaitSeconds, serviceSeconds, randomness);
    }
}
