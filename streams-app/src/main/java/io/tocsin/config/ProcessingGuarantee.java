package io.tocsin.config;

import java.util.Arrays;
import java.util.List;

/** What Kafka Streams promises about each record; the names are Kafka's own. Thread-safe. */
public enum ProcessingGuarantee {
    EXACTLY_ONCE_V2("exactly_once_v2"),
    AT_LEAST_ONCE("at_least_once");

    private final String kafkaName;

    ProcessingGuarantee(String kafkaName) {
        this.kafkaName = kafkaName;
    }

    /** The value of {@code processing.guarantee} as Kafka Streams takes it. */
    public String kafkaName() {
        return kafkaName;
    }

    static List<String> kafkaNames() {
        return Arrays.stream(values()).map(ProcessingGuarantee::kafkaName).toList();
    }

    static ProcessingGuarantee ofKafkaName(String kafkaName) {
        return Arrays.stream(values())
                .filter(guarantee -> guarantee.kafkaName.equals(kafkaName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown processing guarantee: name=" + kafkaName));
    }
}
