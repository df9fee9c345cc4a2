package io.tocsin.simulation;

/**
 * Adds up what a {@link ShopServer} does in one tick.
 *
 * <p>Confined to one thread.
 */
final class TickMeter {
    private final LatencyHistogram latencies = new LatencyHistogram();
    private long arrivedBefore;
    private long servedBefore;
    private long failedBefore;
    private long retriedBefore;
    private long ordersServedBefore;
    private double inSystemSum;
    private double poolUsageSum;
    private double lockWaitingSum;
    private double cpuSum;
    private boolean restarted;

    void start(Clients clients) {
        latencies.clear();
        arrivedBefore = clients.arrived;
        servedBefore = clients.served;
        failedBefore = clients.failed;
        retriedBefore = clients.retried;
        ordersServedBefore = clients.ordersServed;
        inSystemSum = 0;
        poolUsageSum = 0;
        lockWaitingSum = 0;
        cpuSum = 0;
        restarted = false;
    }

    void latency(double seconds, int count) {
        if (count > 0) {
            latencies.add(seconds, count);
        }
    }

    /** @param speed the share of the CPU that others and the collector left; the rest is busy too */
    void cpu(double used, double speed) {
        cpuSum += Math.min(1, used + 1 - speed);
    }

    void population(int inSystem, ConnectionPool connections) {
        inSystemSum += inSystem;
        poolUsageSum += connections.usage();
        lockWaitingSum += connections.lockWaiting();
    }

    void restarted() {
        restarted = true;
    }

    TickReport report(Clients clients, RequestQueue queue, WorkerPool workers, ConnectionPool connections, Heap heap) {
        int steps = ShopServer.STEPS_PER_TICK;
        return new TickReport(
                clients.arrived - arrivedBefore,
                clients.served - servedBefore,
                clients.failed - failedBefore,
                clients.retried - retriedBefore,
                clients.ordersServed - ordersServedBefore,
                latencies.quantile(0.95),
                latencies.meanSeconds(),
                inSystemSum / steps,
                queue.depth(),
                workers.busy(connections.present()),
                poolUsageSum / steps,
                connections.pending(),
                lockWaitingSum / steps,
                heap.utilization(),
                heap.collectionShare(),
                heap.sessions(),
                cpuSum / steps,
                restarted);
    }
}
