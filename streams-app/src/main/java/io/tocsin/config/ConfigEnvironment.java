package io.tocsin.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads {@code TOCSIN_TICK_DURATION_MS} as {@code tick.duration.ms}: prefix off, lower case, dots for underscores.
 * Thread-safe.
 */
final class ConfigEnvironment {

    /** Names the configuration file. */
    static final String CONFIG_FILE = "TOCSIN_CONFIG";

    private static final String PREFIX = "TOCSIN_";

    /** For the start script, not for the program. */
    private static final Set<String> NOT_KEYS = Set.of(
            CONFIG_FILE, "TOCSIN_HOME", "TOCSIN_JAVA_OPTS", "TOCSIN_TTY", "TOCSIN_LOG_LEVEL", "TOCSIN_KAFKA_LOG_LEVEL");

    // Kubernetes puts these into every pod for each service whose name begins with "tocsin"; they must not stop a
    // start.
    private static final Pattern KUBERNETES_SERVICE = Pattern.compile(
            "TOCSIN_(\\w+_)?(SERVICE_HOST|SERVICE_PORT(_\\w+)?|PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)");
    private static final Pattern KUBERNETES_PORT = Pattern.compile("TOCSIN_(\\w+_)?PORT");
    private static final Pattern KUBERNETES_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

    private ConfigEnvironment() {}

    static ConfigLayer read(Map<String, String> environment) {
        List<ConfigEntry> entries = new ArrayList<>();
        // Sorted, so that problems are listed in the same order on every start.
        new TreeMap<>(environment).forEach((variable, value) -> {
            if (isKey(variable, value)) {
                entries.add(new ConfigEntry(keyOf(variable), value, new ConfigSource.Environment(variable)));
            }
        });
        return new ConfigLayer(entries, List.of());
    }

    /** The variable that sets this key. */
    static String variableOf(String key) {
        return PREFIX + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static String keyOf(String variable) {
        return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private static boolean isKey(String variable, String value) {
        return variable.startsWith(PREFIX) && !NOT_KEYS.contains(variable) && !isKubernetesService(variable, value);
    }

    private static boolean isKubernetesService(String variable, String value) {
        return KUBERNETES_SERVICE.matcher(variable).matches()
                || (KUBERNETES_PORT.matcher(variable).matches()
                        && KUBERNETES_ADDRESS.matcher(value).matches());
    }
}
