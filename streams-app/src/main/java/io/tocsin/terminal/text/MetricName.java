package io.tocsin.terminal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names of metrics as short as they can be and still say what is measured. Thread-safe. */
public final class MetricName {
    /** Where the rule below would say too little or too much. */
    private static final Map<String, String> KNOWN = Map.of(
            "system.cpu.utilization", "cpu",
            "system.memory.utilization", "memory",
            "system.filesystem.utilization", "disk full",
            "http.server.request.duration", "response time",
            "db.client.connection.pending_requests", "pool pending",
            "db.client.connections.pending_requests", "pool pending");

    /** Words that say where a metric comes from, not what it is. */
    private static final Set<String> ORIGINS = Set.of(
            "system",
            "process",
            "http",
            "server",
            "client",
            "jvm",
            "db",
            "container",
            "k8s",
            "host",
            "node",
            "shop",
            "app",
            "messaging");

    private MetricName() {}

    /** {@code http.server.queue.depth} becomes {@code queue depth}; a name of origins only stays whole. */
    public static String shorten(String metric) {
        String known = KNOWN.get(metric);
        if (known != null) {
            return known;
        }
        List<String> words = new ArrayList<>(List.of(metric.split("[._]", -1)));
        while (words.size() > 1 && ORIGINS.contains(words.get(0))) {
            words.remove(0);
        }
        if (words.size() > 1 && words.get(words.size() - 1).equals("utilization")) {
            words.remove(words.size() - 1);
        }
        return String.join(" ", words);
    }
}
