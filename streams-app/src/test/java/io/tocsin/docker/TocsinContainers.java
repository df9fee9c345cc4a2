package io.tocsin.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Volume;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/**
 * Containers of Tocsin's own image beside a stack, as strict as those of {@code docker/compose.yaml}: read-only root, no capabilities, no new
 * privileges. They share a volume with keys, which goes with them.
 *
 * <p>Confined to one thread.
 */
final class TocsinContainers implements AutoCloseable {
    private static final int PORT = 7070;
    private static final long MEMORY = 1L << 30;
    private static final String KEYS = "/etc/tocsin/keys";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration COMMAND_TIMEOUT = Duration.ofMinutes(1);

    private final DockerStack stack;
    private final Map<String, String> settings = new HashMap<>();
    private final String volume = "tocsin-it-" + UUID.randomUUID();
    private final List<GenericContainer<?>> running = new ArrayList<>();

    /** What is in {@code settings} comes on top of where Kafka and the registry are. */
    TocsinContainers(DockerStack stack, Map<String, String> settings) {
        this.stack = stack;
        this.settings.putAll(stack.configurationInside());
        this.settings.put("serve.address", "0.0.0.0");
        this.settings.put("serve.access.open", "true");
        this.settings.put("models.trusted.keys", KEYS + "/models.pem");
        this.settings.put("models.signing.key", KEYS + "/models.key");
        this.settings.putAll(settings);
    }

    /** Starts {@code tocsin run}; returns when it is ready. */
    GenericContainer<?> run() {
        GenericContainer<?> container = container("run")
                .withExposedPorts(PORT)
                .waitingFor(Wait.forHttp("/readyz").forPort(PORT))
                .withStartupTimeout(START_TIMEOUT);
        running.add(container);
        container.start();
        return container;
    }

    /** Runs a command to its end, which has to be a good one, and returns what it said. */
    String command(String... arguments) {
        try (GenericContainer<?> container = container(arguments)
                .withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(COMMAND_TIMEOUT))) {
            container.start();
            return container.getLogs();
        }
    }

    /** As the kernel ends a process that took too much memory, or a machine its processes when it loses power. */
    static void kill(GenericContainer<?> container) {
        var docker = DockerClientFactory.instance().client();
        docker.killContainerCmd(container.getContainerId()).withSignal("KILL").exec();
        assertThat(container.isRunning()).isFalse();
    }

    private GenericContainer<?> container(String... command) {
        Map<String, String> environment = new HashMap<>();
        settings.forEach((key, value) ->
                environment.put("TOCSIN_" + key.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        return new GenericContainer<>(DockerImageName.parse(TocsinImage.NAME))
                .withImagePullPolicy(image -> false)
                .withNetwork(stack.network())
                .withEnv(environment)
                .withCommand(command)
                .withTmpFs(Map.of("/tmp", "rw,exec,mode=1777"))
                .withCreateContainerCmdModifier(create -> create.getHostConfig()
                        .withReadonlyRootfs(true)
                        .withCapDrop(Capability.ALL)
                        .withSecurityOpts(List.of("no-new-privileges:true"))
                        .withMemory(MEMORY)
                        .withBinds(new Bind(volume, new Volume(KEYS))));
    }

    @Override
    public void close() {
        running.forEach(GenericContainer::stop);
        DockerClientFactory.instance().client().removeVolumeCmd(volume).exec();
    }
}
