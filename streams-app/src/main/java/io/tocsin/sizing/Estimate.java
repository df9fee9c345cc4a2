package io.tocsin.sizing;

import java.util.List;

/**
 * The answer. Immutable. Thread-safe.
 *
 * @param partitions to have of each topic of entities' data, or those that are there
 * @param flows what goes through the topics, those that carry most of it
 * @param stateBytesAnEntity live, in all stores
 * @param restoreSeconds until an instance that lost its disk works again, reading its change-logs
 * @param failoverSeconds until others work on without it
 * @param notes what to look at
 */
public record Estimate(
        Workload workload,
        Setup setup,
        MeasuredCosts costs,
        int partitions,
        List<TopicFlow> flows,
        Instances instances,
        Brokers brokers,
        long stateBytesAnEntity,
        double restoreSeconds,
        double failoverSeconds,
        List<Note> notes) {
    public Estimate {
        flows = List.copyOf(flows);
        notes = List.copyOf(notes);
    }

    Estimate withNotes(List<Note> others) {
        return new Estimate(
                workload,
                setup,
                costs,
                partitions,
                flows,
                instances,
                brokers,
                stateBytesAnEntity,
                restoreSeconds,
                failoverSeconds,
                others);
    }

    /**
     * What to look at. Thread-safe.
     *
     * @param grave whether it does not work as it is; else it is only to be known
     */
    public record Note(boolean grave, String text, String remedy) {}
}
