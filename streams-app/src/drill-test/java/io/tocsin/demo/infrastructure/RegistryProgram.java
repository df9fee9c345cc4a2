package io.tocsin.demo.infrastructure;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The demo's registry on a port that stays the same, so that it can be killed and come back. Thread-safe. */
public final class RegistryProgram {
    private final Path dataDirectory;
    private final int port;
    private final RegistryApi api;

    /** In a directory of its own, on a loopback port. */
    public RegistryProgram(Path dataDirectory, int port) {
        this.dataDirectory = dataDirectory;
        this.port = port;
        this.api = new RegistryApi(port);
    }

    /** Ports that were free a moment ago, each another one. */
    public static int[] freePorts(int count) {
        int[] ports = new int[count];
        for (int i = 0; i < count; i++) {
            ports[i] = i == 0 ? LoopbackPorts.free() : LoopbackPorts.freeOtherThan(ports[i - 1]);
        }
        return ports;
    }

    public List<String> command() {
        return RegistryCommand.of(
                RegistryInstallation.runnerJar(RegistryInstallation.directory().toAbsolutePath()), dataDirectory, port);
    }

    /** The base of the Confluent-compatible API. */
    public URI url() {
        return api.confluentBase();
    }

    public boolean isReady() throws InterruptedException {
        return api.isReady();
    }

    /** Once, after the first start. */
    public void requireBackwardCompatibility() throws IOException, InterruptedException {
        api.requireBackwardCompatibility();
    }
}
