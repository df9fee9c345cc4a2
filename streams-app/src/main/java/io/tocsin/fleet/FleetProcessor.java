package io.tocsin.fleet;

import io.tocsin.schemas.Score;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Shows each score to the fleet, as long as its partition is held here.
 *
 * <p>Confined to one stream thread.
 */
public final class FleetProcessor extends ContextualProcessor<String, Score, Void, Void> {
    private final LiveFleet fleet;
    private int partition;
    private FleetState part;

    // Kafka Streams tells the partition in init, before the first record.
    @SuppressWarnings("NullAway.Init")
    public FleetProcessor(LiveFleet fleet) {
        this.fleet = fleet;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        super.init(context);
        partition = context.taskId().partition();
        part = fleet.hold(partition);
    }

    @Override
    public void process(Record<String, Score> record) {
        part.score(record.value(), record.timestamp());
    }

    @Override
    public void close() {
        fleet.release(partition, part);
    }
}
