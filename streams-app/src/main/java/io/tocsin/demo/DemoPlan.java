package io.tocsin.demo;

import io.tocsin.config.ServeSettings;
import io.tocsin.demo.infrastructure.LocalInfrastructure;
import io.tocsin.demo.infrastructure.LoopbackPorts;
import io.tocsin.schemas.Topics;
import io.tocsin.signing.KeyPairFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The demo's fixed choices: how time runs, which models there are, how the topology is configured.
 *
 * <p>Thread-safe.
 */
final class DemoPlan {
    /** What the first model learns from; simulated as fast as the machine can. */
    static final Duration HISTORY = Duration.ofDays(1);
    /** How far the simulation lies behind the clock when the time-lapse begins. */
    static final Duration TIME_LAPSE_SPAN = Duration.ofDays(2);
    /** Simulated seconds a second, until simulated time meets now. */
    static final double TIME_LAPSE = 60;
    /** From the first model to the training of the second. */
    static final Duration SECOND_MODEL_AFTER = Duration.ofSeconds(75);

    static final String SHOP_MODEL = "shop";
    static final String SHOP_SELECTOR = "shop/*";
    static final String HOST_MODEL = "host";
    static final String HOST_SELECTOR = "host/*";
    /** This machine's ticks before its first model, 20 minutes. */
    static final int HOST_TICKS = 120;

    static final Topics TOPICS = Topics.withPrefix("");

    /** In the data directory: how other commands reach the demo's broker and registry. */
    static final String CONFIG_FILE = "tocsin.properties";

    private DemoPlan() {}

    /** The demo's own key, which signs its models and is trusted by it alone. */
    static KeyPairFiles key(Path dataDirectory) {
        return KeyPairFiles.in(dataDirectory.toAbsolutePath().resolve("keys"), "demo");
    }

    static Map<String, String> configuration(LocalInfrastructure infrastructure, Path dataDirectory, long seed) {
        Map<String, String> values = new TreeMap<>();
        values.put("application.id", "tocsin-demo");
        values.put("bootstrap.servers", infrastructure.bootstrapServers());
        values.put("schema.registry.url", infrastructure.registryUrl().toString());
        values.put("serve.port", Integer.toString(LoopbackPorts.freeLike(ServeSettings.PORT_BY_DEFAULT)));
        values.put("state.dir", dataDirectory.resolve("state").toString());
        values.put("models.signing.key", key(dataDirectory).privateFile().toString());
        values.put("models.trusted.keys", key(dataDirectory).publicFile().toString());
        values.put("train.model", SHOP_MODEL);
        values.put("train.selector", SHOP_SELECTOR);
        values.put("train.seed", Long.toString(seed));
        values.put("train.epochs", "16");
        return values;
    }
}
