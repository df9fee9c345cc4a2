package io.tocsin;

import io.tocsin.cli.Tocsin;
import io.tocsin.demo.infrastructure.JavaChild;
import io.tocsin.demo.infrastructure.RegistryProgram;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * {@code tocsin run} as a process of its own, with a state directory, a port and a log of its own that stay when it is started anew. What is
 * told by {@code with…} holds from the next start on.
 *
 * <p>Confined to the drill's thread.
 */
final class Instance implements AutoCloseable {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(2);

    private final Path directory;
    private final Map<String, String> settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(REQUEST_TIMEOUT).build();
    private final List<String> commandPrefix = new ArrayList<>();
    /** As the image starts it, on a heap that fits several beside a broker. */
    private final List<String> jvmFlags = new ArrayList<>(
            List.of("-Xmx384m", "-XX:+ExitOnOutOfMemoryError", "--add-modules", "jdk.incubator.vector"));

    private final Map<String, String> environment = new HashMap<>(Map.of("MALLOC_ARENA_MAX", "2"));
    private String classPath = System.getProperty("java.class.path");
    private final Path log;
    private @Nullable DrillProcess process;

    /** Not yet started; all that belongs to it lies in {@code directory}, but for its log, which stays in {@code target/drills}. */
    Instance(Path directory, Map<String, String> settings) {
        this.directory = directory.toAbsolutePath();
        this.log = Path.of("target", "drills", settings.get("application.id") + "-" + directory.getFileName() + ".log");
        this.settings = new HashMap<>(settings);
        this.settings.put("serve.port", Integer.toString(RegistryProgram.freePorts(1)[0]));
        this.settings.put("state.dir", stateDirectory().toString());
    }

    /** Sets a key of the configuration. */
    Instance with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** A flag of the JVM, behind those of the image, so that it wins. */
    Instance withJvmFlag(String flag) {
        jvmFlags.add(flag);
        return this;
    }

    /** Where its classes come from: another version's jars. */
    Instance withClassPath(String other) {
        classPath = other;
        return this;
    }

    /** The heap is what Java makes of the memory that there is. */
    Instance withoutHeapFlag() {
        jvmFlags.removeIf(flag -> flag.startsWith("-Xmx"));
        return this;
    }

    Instance withEnvironment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** What stands before {@code java}: {@code ip netns exec name}, {@code faketime -f +1h}. */
    Instance withCommandPrefix(String... prefix) {
        commandPrefix.clear();
        commandPrefix.addAll(List.of(prefix));
        return this;
    }

    /** {@code state.dir}, in which there is one directory, that of the application. */
    Path stateDirectory() {
        return directory.resolve("state");
    }

    /** Starts it and waits until it is ready. */
    Instance startAndAwaitReady() throws IOException, InterruptedException {
        start();
        awaitReady();
        return this;
    }

    Instance start() throws IOException {
        Files.createDirectories(directory);
        Path file = directory.resolve("tocsin.properties");
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer out = Files.newBufferedWriter(file)) {
            properties.store(out, null);
        }
        List<String> command = new ArrayList<>(commandPrefix);
        List<String> java = JavaChild.command(jvmFlags, Tocsin.class, "run", "--config", file.toString());
        java.set(java.indexOf("-cp") + 1, classPath);
        command.addAll(java);
        process = DrillProcess.start(command, environment, log);
        return this;
    }

    /** Waits for 200 of /readyz; fails at once when the process has ended. */
    void awaitReady() throws InterruptedException {
        RunningSystem.await("ready", () -> {
            if (!process().isAlive()) {
                throw new AssertionError("instance has ended: log=\n" + log());
            }
            return isReady();
        });
    }

    /** Whether /readyz answers 200. */
    boolean isReady() {
        return status("/readyz") == 200;
    }

    /** Whether /livez answers 200. */
    boolean isLive() {
        return status("/livez") == 200;
    }

    /** Where its server listens. */
    URI address() {
        return URI.create("http://127.0.0.1:" + settings.get("serve.port"));
    }

    /** The answer to a GET, of {@code /metrics} for example. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(address().resolve(path))
                        .timeout(REQUEST_TIMEOUT)
                        .build(),
                BodyHandlers.ofString());
    }

    private int status(String path) {
        try {
            return get(path).statusCode();
        } catch (IOException notListening) {
            return 0;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The process of the latest start, to kill, stop, halt. */
    DrillProcess process() {
        return Objects.requireNonNull(process, "the instance is not started");
    }

    /** Of all its starts. */
    String log() {
        return process().log();
    }

    /** The log's lines that hold {@code text}. */
    List<String> logLines(String text) {
        return log().lines().filter(line -> line.contains(text)).toList();
    }

    /** Kills it where it still runs. */
    @Override
    public void close() {
        if (process != null) {
            process.kill();
        }
    }
}
