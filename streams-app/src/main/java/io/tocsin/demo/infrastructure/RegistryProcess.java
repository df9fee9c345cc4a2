package io.tocsin.demo.infrastructure;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A real schema registry (Apicurio) as a child process on loopback, on any free port. Its schemas and their ids are on disk and
 * survive restarts; a schema that breaks backward compatibility is refused.
 *
 * <p>The child ends with {@link #close()} and with this JVM; after a kill of this JVM the next start on the same directory ends it.
 * Thread-safe.
 */
public final class RegistryProcess implements AutoCloseable {
    private static final long POLL_MS = 50;

    private final DirectoryLock directoryLock;
    private final ProcessRecord processRecord;
    private final ProcessLog log;
    private final RegistryApi api;
    private final Process process;
    private final Thread endWithThisJvm;
    private final AtomicBoolean closed = new AtomicBoolean();

    private RegistryProcess(DirectoryLock directoryLock, Path runnerJar, Path dataDirectory) {
        int port = LoopbackPorts.free();
        this.directoryLock = directoryLock;
        this.processRecord = new ProcessRecord(dataDirectory.resolve("registry.pid"));
        this.log = new ProcessLog(dataDirectory.resolve("registry.log"));
        this.api = new RegistryApi(port);
        processRecord.findRunning(RegistryCommand.storage(dataDirectory)).ifPresent(ChildProcess::end);
        this.process = launch(new ProcessBuilder(RegistryCommand.of(runnerJar, dataDirectory, port))
                .redirectErrorStream(true)
                .redirectOutput(log.file().toFile()));
        this.endWithThisJvm = addShutdownHook(process.toHandle());
    }

    /**
     * Starts the registry and waits until it is ready.
     *
     * @param installDirectory has the registry's {@code *-runner.jar} in it or not far below
     * @param dataDirectory created if missing; has the schemas, the log and the process id of the child
     * @param timeout how long the start may take
     * @throws InfrastructureException if the registry is not installed, the directory has another owner, or the child ends or is
     *     not ready in time; the message then has its log's path and last line, and nothing is left running
     */
    public static RegistryProcess start(Path installDirectory, Path dataDirectory, Duration timeout) {
        Path runnerJar = RegistryInstallation.runnerJar(installDirectory.toAbsolutePath());
        DirectoryLock directoryLock = DirectoryLock.acquire(dataDirectory);
        RegistryProcess registry;
        try {
            registry = new RegistryProcess(directoryLock, runnerJar, dataDirectory.toAbsolutePath());
        } catch (RuntimeException failure) {
            directoryLock.close();
            throw failure;
        }
        registry.awaitReadyOrClose(timeout);
        return registry;
    }

    /** The base of the Confluent-compatible API, {@code http://127.0.0.1:port/apis/ccompat/v7}. */
    public URI url() {
        return api.confluentBase();
    }

    /** The process id of the child. */
    public long pid() {
        return process.pid();
    }

    private static Process launch(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException cause) {
            throw new InfrastructureException(
                    "registry was not started: java=" + builder.command().get(0) + " (" + cause.getMessage() + ")",
                    cause);
        }
    }

    private void awaitReadyOrClose(Duration timeout) {
        try {
            processRecord.write(process.toHandle());
            awaitReady(timeout);
            api.requireBackwardCompatibility();
        } catch (IOException cause) {
            close();
            throw new InfrastructureException(failure("registry was not set up"), cause);
        } catch (InterruptedException cause) {
            close();
            Thread.currentThread().interrupt();
            throw new InfrastructureException(failure("interrupted while the registry started"), cause);
        } catch (RuntimeException cause) {
            close();
            throw cause;
        }
    }

    private void awaitReady(Duration timeout) throws InterruptedException {
        long deadlineNs = System.nanoTime() + timeout.toNanos();
        while (!api.isReady()) {
            if (process.waitFor(POLL_MS, TimeUnit.MILLISECONDS)) {
                throw new InfrastructureException(
                        failure("registry ended while it started, code " + process.exitValue()));
            }
            if (System.nanoTime() - deadlineNs > 0) {
                throw new InfrastructureException(
                        failure("registry was not ready within " + timeout.toMillis() + " ms"));
            }
        }
    }

    private String failure(String rule) {
        return rule + ": log=" + log.file() + " last line=" + log.lastMeaningfulLine();
    }

    /** Ends the child and waits for it. A second call does nothing. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try (directoryLock) {
                ChildProcess.end(process.toHandle());
                processRecord.delete();
            } finally {
                removeShutdownHook();
            }
        }
    }

    private static Thread addShutdownHook(ProcessHandle child) {
        Thread hook = new Thread(() -> ChildProcess.end(child), "tocsin-registry-end");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return hook;
        } catch (IllegalStateException jvmIsShuttingDown) {
            ChildProcess.end(child);
            throw new InfrastructureException(
                    "registry was not started: this process is shutting down", jvmIsShuttingDown);
        }
    }

    private void removeShutdownHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(endWithThisJvm);
        } catch (IllegalStateException jvmIsShuttingDown) {
            // The hook then runs as well, and finds the child already gone.
        }
    }
}
