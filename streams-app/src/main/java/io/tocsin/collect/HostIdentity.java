package io.tocsin.collect;

import java.util.Locale;
import java.util.Map;
import oshi.util.PlatformEnum;

/**
 * Who the samples are about.
 *
 * <p>Thread-safe.
 *
 * @param entity the record key everywhere inside, e.g. {@code host/shop-01}
 * @param labels further facts; not read by the model
 */
public record HostIdentity(String entity, Map<String, String> labels) {

    public HostIdentity {
        if (entity.isBlank()) {
            throw new IllegalArgumentException("entity of the collector must not be blank: entity='" + entity + "'");
        }
        labels = Map.copyOf(labels);
    }

    /** {@code host/<hostName>} with this machine's {@code os} and {@code arch}; for when the name comes from outside. */
    public static HostIdentity ofHost(String hostName) {
        return new HostIdentity("host/" + hostName, Map.of("os", operatingSystem(), "arch", architecture()));
    }

    /** This machine under the name it gives itself; in a container that is the container's. */
    public static HostIdentity ofThisMachine() {
        return ofHost(OshiSystem.ofThisPlatform()
                .getOperatingSystem()
                .getNetworkParams()
                .getHostName());
    }

    private static String operatingSystem() {
        PlatformEnum platform = PlatformEnum.getCurrentPlatform();
        // OpenTelemetry's value of os.type.
        return platform == PlatformEnum.MACOS ? "darwin" : platform.name().toLowerCase(Locale.ROOT);
    }

    private static String architecture() {
        String architecture = System.getProperty("os.arch");
        // OpenTelemetry's value of host.arch.
        return architecture.equals("aarch64") ? "arm64" : architecture;
    }
}
