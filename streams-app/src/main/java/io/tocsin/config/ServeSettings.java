package io.tocsin.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The HTTP server of an instance, and how much of what comes in by it is held at once. Thread-safe.
 *
 * @param address what it listens on; the loopback address alone unless somebody wants otherwise
 * @param port 0: no server
 * @param advertised where the other instances reach this one, as {@code host:port}; empty: see {@link #instance}
 * @param connectionsMax open at once; more are not accepted until one is closed
 * @param requestTimeout for the headers, and again for the body, to come in
 * @param ingest what is taken of metrics that are pushed
 * @param access who may use it
 */
public record ServeSettings(
        String address,
        int port,
        String advertised,
        int connectionsMax,
        Duration requestTimeout,
        Ingest ingest,
        AccessSettings access) {

    /**
     * Metrics that are pushed.
     *
     * @param threads that decode and send
     * @param requestBytesMax of one request, packed as well as unpacked
     * @param requestPointsMax values of one request
     * @param inflightRequestsMax requests from their first byte to their answer
     * @param inflightBytesMax bytes of their bodies, as they came
     * @param bufferBytesMax samples that wait for Kafka
     * @param kafkaTimeout for Kafka to acknowledge all samples of a request
     */
    public record Ingest(
            int threads,
            int requestBytesMax,
            int requestPointsMax,
            int inflightRequestsMax,
            long inflightBytesMax,
            long bufferBytesMax,
            Duration kafkaTimeout) {}

    /** A demo takes another where it is taken. */
    public static final int PORT_BY_DEFAULT = 7070;

    static final String ADDRESS = "serve.address";
    static final String PORT = "serve.port";
    static final String ADVERTISED = "serve.advertised";
    static final String CONNECTIONS_MAX = "serve.connections.max";
    static final String REQUEST_TIMEOUT_MS = "serve.request.timeout.ms";
    static final String INGEST_THREADS = "serve.ingest.threads";
    static final String REQUEST_BYTES_MAX = "serve.request.bytes.max";
    static final String REQUEST_POINTS_MAX = "serve.request.points.max";
    static final String INFLIGHT_REQUESTS_MAX = "serve.ingest.inflight.requests.max";
    static final String INFLIGHT_BYTES_MAX = "serve.ingest.inflight.bytes.max";
    static final String BUFFER_BYTES_MAX = "serve.ingest.buffer.bytes.max";
    static final String KAFKA_TIMEOUT_MS = "serve.ingest.kafka.timeout.ms";

    /** Where the other instances reach this one, as {@code host:port}. */
    public String instance() {
        if (!advertised.isEmpty()) {
            return advertised;
        }
        boolean isAll = address.equals("0.0.0.0") || address.equals("::");
        String host = isAll ? hostName() : address;
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** True when there is to be a server. */
    public boolean isOn() {
        return port > 0;
    }

    /** True when it is reached from this machine alone. */
    public boolean isLocal() {
        return AccessSettings.isLoopback(address);
    }

    static void declare(ConfigDef definition) {
        KeyGroup keys = new KeyGroup(definition, "Serve");
        keys.text(
                        ADDRESS,
                        "127.0.0.1",
                        Rule.matching("a host name or address", "[A-Za-z0-9.:_-]+"),
                        "What the HTTP server listens on.")
                .integer(
                        PORT,
                        PORT_BY_DEFAULT,
                        Rule.between(0, 65_535),
                        "Port of the HTTP server: the page, the API, /metrics, probes, remote-write and OTLP; 0: no server.")
                .text(
                        ADVERTISED,
                        "",
                        Rule.matching(
                                "empty or HOST:PORT", "|[A-Za-z0-9._-]+:[0-9]{1,5}|\\[[0-9A-Fa-f:.]+]:[0-9]{1,5}"),
                        "Where the other instances reach this one, as HOST:PORT; empty: serve.address, or the name of this host where that is all addresses, and serve.port.")
                .integer(
                        CONNECTIONS_MAX,
                        256,
                        Rule.between(1, 100_000),
                        "Open connections; more wait until one is closed.")
                .wholeNumber(
                        REQUEST_TIMEOUT_MS,
                        10_000,
                        Rule.between(100, 600_000),
                        "How long the headers of a request, and then its body, may take to come in.")
                .integer(
                        REQUEST_BYTES_MAX,
                        8_388_608,
                        Rule.between(1_024, 1_073_741_824),
                        "Size of one request in bytes, packed as well as unpacked.")
                .integer(REQUEST_POINTS_MAX, 20_000, Rule.between(1, 10_000_000), "Values in one request.");
        declareIngest(keys);
        AccessSettings.declare(keys);
    }

    private static void declareIngest(KeyGroup keys) {
        keys.integer(INGEST_THREADS, 2, Rule.between(1, 256), "Threads that decode requests and hand samples to Kafka.")
                .integer(
                        INFLIGHT_REQUESTS_MAX,
                        64,
                        Rule.between(1, 100_000),
                        "Requests that are taken and not yet answered; beyond, 429 with Retry-After.")
                .wholeNumber(
                        INFLIGHT_BYTES_MAX,
                        33_554_432,
                        Rule.between(1_024, 1_099_511_627_776L),
                        "Bytes of their bodies; beyond, 429 with Retry-After.")
                .wholeNumber(
                        BUFFER_BYTES_MAX,
                        33_554_432,
                        Rule.between(1_048_576, 1_099_511_627_776L),
                        "Bytes of samples that wait for Kafka to acknowledge them.")
                .wholeNumber(
                        KAFKA_TIMEOUT_MS,
                        10_000,
                        Rule.between(1_000, 600_000),
                        "How long Kafka may take to acknowledge the samples of a request; after that, 503 with Retry-After.");
    }

    static ServeSettings from(ParsedValues values) {
        return new ServeSettings(
                values.text(ADDRESS),
                values.integer(PORT),
                values.text(ADVERTISED),
                values.integer(CONNECTIONS_MAX),
                values.milliseconds(REQUEST_TIMEOUT_MS),
                new Ingest(
                        values.integer(INGEST_THREADS),
                        values.integer(REQUEST_BYTES_MAX),
                        values.integer(REQUEST_POINTS_MAX),
                        values.integer(INFLIGHT_REQUESTS_MAX),
                        values.wholeNumber(INFLIGHT_BYTES_MAX),
                        values.wholeNumber(BUFFER_BYTES_MAX),
                        values.milliseconds(KAFKA_TIMEOUT_MS)),
                AccessSettings.from(values));
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // A host that does not know its own name is reached by nobody by name; it answers for itself all the same.
            return "127.0.0.1";
        }
    }
}
