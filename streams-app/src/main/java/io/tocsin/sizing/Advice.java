package io.tocsin.sizing;

import io.tocsin.fleet.FleetState;
import io.tocsin.schemas.Topics;
import io.tocsin.sizing.Estimate.Note;
import io.tocsin.terminal.text.DurationText;
import io.tocsin.terminal.text.NumberText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Where a default does not fit, and what would stop first. Thread-safe. */
record Advice(Estimate estimate) {
    private static final double RESTORE_SECONDS_TO_TELL = 300;
    private static final double TRANSACTIONS_TO_TELL = 2_000;
    private static final long HEAP_TO_TELL = 8L << 30;
    private static final double STATE_TO_TELL = 20e9;
    /** Instances that one group has been run with; beyond that nobody has looked. */
    private static final int INSTANCES_TO_TELL = 100;

    /** What KRaft is said to bear in one cluster; a million is what was tried. */
    private static final long REPLICAS_TO_TELL = 200_000;

    private static final int PARTITIONS_TO_TELL = 1_000;

    List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        partitions(notes);
        page(notes);
        limits(notes);
        safety(notes);
        transactions(notes);
        memory(notes);
        return notes;
    }

    private void partitions(List<Note> notes) {
        int partitions = estimate.partitions();
        double perThread = estimate.workload().ticksPerSecond() / partitions;
        double most = estimate.costs().threadTicksASecond() * Capacity.BUSY_AT_MOST;
        if (perThread > most) {
            int enough = PartitionChoice.of(estimate.workload(), estimate.costs());
            notes.add(new Note(
                    true,
                    partitions + " partitions let " + partitions + " stream threads work, and each would have "
                            + NumberText.count(Math.round(perThread)) + " ticks a second; "
                            + NumberText.count(Math.round(most)) + " leave room to catch up",
                    "topics.partitions=" + enough + ", before the topics are made"));
        } else if (estimate.setup().partitions() == 0 && partitions != Topics.DEFAULT_PARTITIONS) {
            notes.add(new Note(
                    false,
                    "the default of " + Topics.DEFAULT_PARTITIONS
                            + " partitions does not fit; it cannot be changed later without making the topics anew",
                    "topics.partitions=" + partitions + ", before the topics are made"));
        }
    }

    private void page(List<Note> notes) {
        long each = estimate.workload().entities() / estimate.partitions();
        if (each > FleetState.MAX_ENTITIES) {
            notes.add(new Note(
                    true,
                    "the page and the API know " + NumberText.count(FleetState.MAX_ENTITIES)
                            + " entities a partition, here there are " + NumberText.count(each),
                    "more partitions; scores and alerts do not mind"));
        }
    }

    private void limits(List<Note> notes) {
        if (estimate.instances().count() > INSTANCES_TO_TELL || estimate.partitions() > PARTITIONS_TO_TELL) {
            notes.add(new Note(
                    true,
                    NumberText.count(estimate.instances().count()) + " instances and "
                            + NumberText.count(estimate.partitions())
                            + " partitions in one group: each rebalance asks all of them, and nobody has tried it",
                    "several applications, each with topics and an application.id of its own (docs/sizing.md)"));
        }
        if (estimate.brokers().replicas() > REPLICAS_TO_TELL) {
            notes.add(new Note(
                    true,
                    NumberText.count(estimate.brokers().replicas()) + " replicas of partitions in one cluster",
                    "several clusters, or fewer partitions with larger ticks"));
        }
    }

    private void safety(List<Note> notes) {
        if (estimate.setup().replicationFactor() == 1) {
            notes.add(
                    new Note(
                            true,
                            "one replica: a broker's disk that is lost takes samples, state and models with it",
                            "topics.replication.factor=3, before the topics are made, and min.insync.replicas=2 on the brokers"));
        }
        if (estimate.setup().standbyReplicas() == 0 && estimate.restoreSeconds() > RESTORE_SECONDS_TO_TELL) {
            notes.add(new Note(
                    false,
                    "without a standby the entities of an instance that is gone wait "
                            + DurationText.words(Duration.ofSeconds(Math.round(estimate.failoverSeconds())))
                            + " for their scores",
                    "standby.replicas=1; streams.topic.segment.bytes=104857600 makes change-logs shorter"));
        }
    }

    private void transactions(List<Note> notes) {
        double busy = estimate.instances().busyCores() + estimate.brokers().busyCores();
        double markerCores = markerCores();
        if ((markerCores > busy / 2 && markerCores > 1)
                || estimate.brokers().transactionsPerSecond() > TRANSACTIONS_TO_TELL) {
            notes.add(new Note(
                    false,
                    NumberText.count(Math.round(estimate.brokers().transactionsPerSecond()))
                            + " transactions a second take " + SizeText.cores(markerCores) + " of the "
                            + SizeText.cores(busy) + " cores that are busy, those of the brokers included",
                    "commit.interval.ms=100 leaves a fifth of them, and adds up to 0.2 s from sample to score"));
        }
    }

    /** Of the app and of every broker that has a replica. */
    private double markerCores() {
        double brokerMicros =
                estimate.costs().brokerMicrosAMarker() * estimate.setup().replicationFactor();
        return estimate.brokers().markersPerSecond() * (estimate.costs().appMicrosAMarker() + brokerMicros) / 1e6;
    }

    private void memory(List<Note> notes) {
        if (estimate.instances().heapMaxBytes() > HEAP_TO_TELL) {
            notes.add(new Note(
                    false, "a heap of more than 8 GB has long pauses with G1", "smaller instances, so more of them"));
        }
        if (estimate.instances().stateBytes() > STATE_TO_TELL) {
            notes.add(new Note(
                    false,
                    "stores hold more than 20 GB an instance and cache little of it: reads go to the page cache, or to the disk",
                    "local SSDs, and memory beside the container's limit for the page cache"));
        }
    }
}
