package io.tocsin.serve.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Sample;
import io.tocsin.serve.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A server on a real port whose Kafka is in the test's hands. Confined to one thread. */
final class ServerFixture implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Acknowledges by itself unless it was made otherwise. */
    final MockProducer<String, Sample> kafka;

    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final int port;
    private final MetricsPush push;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    ServerFixture(boolean kafkaAcknowledges, Map<String, String> settings) throws IOException {
        this(new MockProducer<>(kafkaAcknowledges, null, new StringSerializer(), new NoBytes()), settings);
    }

    private ServerFixture(MockProducer<String, Sample> kafka, Map<String, String> settings) throws IOException {
        this(kafka, new SampleWriter("metrics.samples", kafka), settings);
    }

    /** With another Kafka than that of the test. */
    ServerFixture(SampleWriter writer, Map<String, String> settings) throws IOException {
        this(new MockProducer<>(true, null, new StringSerializer(), new NoBytes()), writer, settings);
    }

    private ServerFixture(MockProducer<String, Sample> kafka, SampleWriter writer, Map<String, String> settings)
            throws IOException {
        this.port = freePort();
        this.kafka = kafka;
        Map<String, String> values = new HashMap<>(settings);
        values.put("serve.port", Integer.toString(port));
        TocsinConfig config = TocsinConfig.of(values);
        this.push = new MetricsPush(config, writer, meters);
        this.server = new HttpServer(config.serve(), push.handlers());
        server.start();
    }

    /** The producer of the test keeps the samples themselves. */
    private static final class NoBytes implements Serializer<Sample> {
        @Override
        public byte[] serialize(String topic, Sample sample) {
            return new byte[0];
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE);
    }

    HttpRequest write(byte[] body) {
        return write("application/x-protobuf", body);
    }

    HttpRequest write(String contentType, byte[] body) {
        return request(RemoteWrite.PATH)
                .header("Content-Type", contentType)
                .header("Content-Encoding", "snappy")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    HttpResponse<byte[]> send(HttpRequest request) throws Exception {
        return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    CompletableFuture<HttpResponse<byte[]>> sendAsync(HttpRequest request) {
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket;
    }

    double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    long requests(String outcome) {
        return meters.find("tocsin.serve.requests").tag("outcome", outcome).timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }

    static void await(String what, BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited in vain for " + what).isLessThan(end);
            Thread.sleep(10);
        }
    }

    @Override
    public void close() {
        server.close();
        push.close();
    }
}
