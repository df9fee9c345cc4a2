package io.tocsin.demo.infrastructure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The server settings of a single node that is broker and controller at once, on loopback. Stateless, thread-safe. */
final class BrokerProperties {
    static final int NODE_ID = 1;
    static final String CONTROLLER_LISTENER = "CONTROLLER";

    private BrokerProperties() {}

    static Map<String, String> of(
            Path logDirectory, int port, int controllerPort, int maxMessageBytes, Duration startTimeout) {
        Map<String, String> properties = new HashMap<>();
        String controller = LoopbackPorts.HOST + ":" + controllerPort;
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE_ID));
        // A static quorum: its address may be another one after a restart, a dynamic one is written into the data.
        properties.put("controller.quorum.voters", NODE_ID + "@" + controller);
        properties.put("controller.listener.names", CONTROLLER_LISTENER);
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put(
                "listeners",
                "PLAINTEXT://" + LoopbackPorts.HOST + ":" + port + "," + CONTROLLER_LISTENER + "://" + controller);
        properties.put("log.dirs", logDirectory.toString());
        properties.put("message.max.bytes", Integer.toString(maxMessageBytes));
        properties.put("auto.create.topics.enable", "false");
        properties.put("server.max.startup.time.ms", Long.toString(startTimeout.toMillis()));
        properties.putAll(ONE_REPLICA);
        properties.putAll(QUICK);
        properties.putAll(SMALL);
        return properties;
    }

    private static final Map<String, String> ONE_REPLICA = Map.of(
            "offsets.topic.replication.factor", "1",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1");

    /** A person or a test waits for the start, the first rebalance, and the end of transactions whose owner was killed. */
    private static final Map<String, String> QUICK = Map.of(
            "group.initial.rebalance.delay.ms", "0",
            "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
            "broker.session.timeout.ms", "3000",
            "broker.heartbeat.interval.ms", "500");

    /** It shares the JVM's heap and the machine's cores with the application; the cleaner alone takes 128 MiB by default. */
    private static final Map<String, String> SMALL = Map.of(
            "offsets.topic.num.partitions", "3",
            "transaction.state.log.num.partitions", "3",
            "share.coordinator.state.topic.num.partitions", "1",
            "log.cleaner.dedupe.buffer.size", "4194304",
            "num.network.threads", "2",
            "num.io.threads", "4",
            "background.threads", "2");
}
