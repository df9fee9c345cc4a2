package io.tocsin.sizing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** An estimate for programs. Bytes, seconds, cores; rates a second. Thread-safe. */
public record SizingJson(Estimate estimate) {

    /** The document. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Workload workload = estimate.workload();
        json.put("entities", workload.entities());
        json.put("metrics", workload.metrics());
        json.put("ticksPerSecond", workload.ticksPerSecond());
        json.put("partitions", estimate.partitions());
        json.put("stateBytesPerEntity", estimate.stateBytesAnEntity());
        instances(json.putObject("instances"));
        brokers(json.putObject("brokers"));
        json.put("latencyMedianSeconds", estimate.costs().latencyMedianMs() / 1_000);
        json.put("latencyP99Seconds", estimate.costs().latencyTailMs() / 1_000);
        json.put("restoreSeconds", estimate.restoreSeconds());
        json.put("failoverSeconds", estimate.failoverSeconds());
        topics(json.putArray("topics"));
        ArrayNode notes = json.putArray("notes");
        estimate.notes()
                .forEach(note -> notes.addObject()
                        .put("grave", note.grave())
                        .put("text", note.text())
                        .put("remedy", note.remedy()));
        json.put("measuredOn", estimate.costs().machine());
        return json;
    }

    private void instances(ObjectNode json) {
        Instances instances = estimate.instances();
        json.put("count", instances.count());
        json.put("cores", instances.cores());
        json.put("streamThreads", instances.threads());
        json.put("busyCores", instances.busyCores());
        json.put("entities", instances.entities());
        json.put("heapLiveBytes", instances.heapLiveBytes());
        json.put("heapMaxBytes", instances.heapMaxBytes());
        json.put("storeMemoryBytes", instances.storeMemoryBytes());
        json.put("containerBytes", instances.containerBytes());
        json.put("stateBytes", instances.stateBytes());
    }

    private void brokers(ObjectNode json) {
        Brokers brokers = estimate.brokers();
        json.put("count", brokers.count());
        json.put("busyCores", brokers.busyCores());
        json.put("inBytesPerSecond", brokers.inPerSecond());
        json.put("outBytesPerSecond", brokers.outPerSecond());
        json.put("diskBytes", brokers.diskBytes());
        json.put("replicas", brokers.replicas());
        json.put("transactionsPerSecond", brokers.transactionsPerSecond());
        json.put("markersPerSecond", brokers.markersPerSecond());
    }

    private void topics(ArrayNode array) {
        estimate.flows()
                .forEach(flow -> array.addObject()
                        .put("topic", flow.topic())
                        .put("kind", flow.kind().name().toLowerCase(Locale.ROOT))
                        .put("recordsPerSecond", flow.recordsPerSecond())
                        .put("writtenBytesPerSecond", flow.writtenPerSecond())
                        .put("replicatedBytesPerSecond", flow.replicatedPerSecond())
                        .put("readBytesPerSecond", flow.readPerSecond())
                        .put("diskBytes", flow.diskBytes())
                        .put("kept", flow.kept()));
    }
}
