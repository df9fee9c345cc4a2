package io.tocsin.sizing;

import io.tocsin.schemas.Topics;
import java.util.ArrayList;
import java.util.List;

/**
 * From a workload to an estimate: partitions for the threads that are wanted, instances for the cores, brokers for what is written, kept and counted.
 *
 * <p>Thread-safe.
 */
public final class Capacity {
    /** Cores that are planned to be busy, so that there is room for catching up. */
    static final double BUSY_AT_MOST = 0.6;

    /** Those of the others, while one instance is gone. */
    private static final double BUSY_WITHOUT_ONE = 0.9;

    private static final int INSTANCES_AT_LEAST = 2;
    /** On one broker: what is common practice, for the time that a broker takes to start and to stop. */
    private static final int REPLICAS_A_BROKER = 4_000;

    private static final double BROKER_BYTES_A_SECOND = 100e6;
    private static final double BROKER_DISK_BYTES = 8e12;
    private static final double BROKER_CORES = 8;
    /** Until Kafka gives the partitions of one that was killed to others, and these have them. */
    static final double TAKE_OVER_SECONDS = 10;

    /** The same where brokers look for transactions to end as seldom as by default: docs/faults.md. */
    private static final double TAKE_OVER_SECONDS_BY_DEFAULT = 17;

    private final MeasuredCosts costs;
    private final Topics topics;

    public Capacity(MeasuredCosts costs, Topics topics) {
        this.costs = costs;
        this.topics = topics;
    }

    /** The estimate for {@code workload}. */
    public Estimate of(Workload workload, Setup setup) {
        int partitions = setup.partitions() > 0 ? setup.partitions() : PartitionChoice.of(workload, costs);
        Traffic traffic = new Traffic(workload, setup, topics, partitions);
        List<TopicFlow> flows = new ArrayList<>(traffic.all());
        double markers = markersPerSecond(flows, setup);
        CpuNeeds cpu = new CpuNeeds(costs, workload);
        StoreShapes stores = new StoreShapes(workload, setup);
        long state = stores.all().stream().mapToLong(StoreShape::bytes).sum();
        MemoryNeeds memory = new MemoryNeeds(costs, stores.carriedHeapBytes());
        Instances instances = instances(workload, setup, partitions, cpu.appCores(markers), state, memory);
        Brokers brokers = brokers(flows, setup, partitions, instances, cpu, markers);
        double restore = restoreSeconds(flows, setup, instances);
        double takeOver = setup.exactlyOnce() ? TAKE_OVER_SECONDS_BY_DEFAULT : TAKE_OVER_SECONDS;
        double failover = setup.standbyReplicas() > 0 ? takeOver : takeOver + restore;
        Estimate estimate = new Estimate(
                workload, setup, costs, partitions, flows, instances, brokers, state, restore, failover, List.of());
        return estimate.withNotes(new Advice(estimate).notes());
    }

    /** One a transaction and partition that it wrote to. */
    private static double markersPerSecond(List<TopicFlow> flows, Setup setup) {
        return flows.stream()
                .filter(TopicFlow::ofTheApp)
                .mapToDouble(flow -> flow.partitions()
                        * RecordShape.markersPerSecond(flow.recordsPerSecond() / flow.partitions(), setup))
                .sum();
    }

    private Instances instances(
            Workload workload, Setup setup, int partitions, double cores, long stateBytes, MemoryNeeds memory) {
        double wanted = Math.ceil(cores / BUSY_AT_MOST / setup.cores());
        double withoutOne = 1 + Math.ceil(cores / BUSY_WITHOUT_ONE / setup.cores());
        int count = (int) Math.max(INSTANCES_AT_LEAST, Math.max(wanted, withoutOne));
        long entities = (workload.entities() + count - 1) / count;
        // What was another's is held, too, while that one is gone.
        long most = workload.entities() / (count - 1);
        int threads = Math.max(1, Math.min(setup.cores(), (partitions + count - 1) / count));
        long heap = memory.heapMaxBytes(most, threads);
        long stores = memory.storeBytes(most);
        return new Instances(
                count,
                setup.cores(),
                threads,
                cores,
                entities,
                memory.heapLiveBytes(entities),
                heap,
                stores,
                memory.containerBytes(heap, stores),
                (double) entities * stateBytes * costs.storeSpaceFactor() * (1 + setup.standbyReplicas()));
    }

    private Brokers brokers(
            List<TopicFlow> flows, Setup setup, int partitions, Instances instances, CpuNeeds cpu, double markers) {
        double written = flows.stream().mapToDouble(TopicFlow::writtenPerSecond).sum();
        double replicated =
                flows.stream().mapToDouble(TopicFlow::replicatedPerSecond).sum();
        double read = flows.stream().mapToDouble(TopicFlow::readPerSecond).sum();
        double disk = flows.stream().mapToDouble(TopicFlow::diskBytes).sum();
        double cores = cpu.brokerCores(markers) * setup.replicationFactor();
        long replicas = PartitionChoice.allPartitions(partitions) * setup.replicationFactor();
        double count = Math.max(setup.replicationFactor(), Math.ceil((double) replicas / REPLICAS_A_BROKER));
        count = Math.max(count, Math.ceil((written + replicated) / BROKER_BYTES_A_SECOND));
        count = Math.max(count, Math.ceil(disk / BROKER_DISK_BYTES));
        count = Math.max(count, Math.ceil(cores / BUSY_AT_MOST / BROKER_CORES));
        double transactions = setup.exactlyOnce()
                ? instances.count()
                        * instances.threads()
                        * 1_000.0
                        / setup.commitInterval().toMillis()
                : 0;
        return new Brokers(
                (int) count, cores, written + replicated, replicated + read, disk, replicas, transactions, markers);
    }

    /** All of its change-logs, as long as they are: what is not compacted yet is read, too. */
    private double restoreSeconds(List<TopicFlow> flows, Setup setup, Instances instances) {
        double bytes = flows.stream()
                .filter(flow -> flow.kind() == TopicFlow.Kind.CHANGELOG)
                .mapToDouble(TopicFlow::diskBytes)
                .sum();
        return bytes / setup.replicationFactor() / instances.count() / costs.restoreBytesASecond();
    }
}
