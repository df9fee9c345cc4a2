package io.tocsin;

import io.tocsin.demo.infrastructure.SharedInfrastructure;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * An installation of Tocsin for one drill: topics, keys, a model in force, and as many {@link Instance}s as the drill wants, on a broker that several
 * drills may share. Closing it kills its instances.
 *
 * <p>Confined to the drill's thread.
 */
final class DrillInstallation implements AutoCloseable {
    private final Path directory;
    private final Map<String, String> settings;
    private final RunningSystem system;

    /** Topics as the command makes them, and version {@code v1} of the wave model deployed for all entities. */
    static DrillInstallation on(DrillBroker broker, Path directory) throws InterruptedException {
        return on(broker, directory, Map.of());
    }

    /** The same, with further settings of the installation. */
    static DrillInstallation on(DrillBroker broker, Path directory, Map<String, String> settings)
            throws InterruptedException {
        String prefix = SharedInfrastructure.uniquePrefix();
        Map<String, String> all = new HashMap<>();
        all.put("bootstrap.servers", broker.bootstrapServers());
        all.put("schema.registry.url", broker.registryUrl().toString());
        all.put("topic.prefix", prefix);
        all.put("application.id", prefix + "app");
        all.putAll(TestKeys.configuration(directory.resolve("keys")));
        all.putAll(settings);
        return new DrillInstallation(directory, all);
    }

    private DrillInstallation(Path directory, Map<String, String> settings) throws InterruptedException {
        this.directory = directory;
        this.settings = settings;
        this.system = RunningSystem.on(settings);
        var model = WaveSignal.model("v1");
        system.models.publish(model);
        system.deploy(RunningSystem.deployment(model.id()).build());
    }

    /** Its topics, its model, its configuration. */
    RunningSystem system() {
        return system;
    }

    /** An instance that is not yet started, with a directory of that name; it is killed with the installation. */
    Instance instance(String name) {
        Instance instance = new Instance(directory.resolve(name), settings);
        system.closedLast(instance);
        return instance;
    }

    /** Load that begins at once, and ends with the installation at the latest. */
    SteadyLoad load(int entities, int samplesPerSecond) {
        return system.closedLast(new SteadyLoad(system, entities, samplesPerSecond));
    }

    /** A ledger that reads from the beginning of the topics. */
    DrillLedger ledger() {
        return system.closedLast(new DrillLedger(system));
    }

    @Override
    public void close() {
        system.close();
    }
}
