package io.tocsin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives drills a {@link DrillBroker} that all share, until the last is over. Whoever does something to the broker itself starts one of its own.
 *
 * <p>Stateless, thread-safe.
 */
final class SharedDrillBroker implements ParameterResolver {
    private static final Namespace SHARED = Namespace.create(SharedDrillBroker.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DrillBroker.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(SHARED)
                .getOrComputeIfAbsent(Shared.class, unused -> new Shared(), Shared.class)
                .broker;
    }

    /** The store closes it. */
    private static final class Shared implements AutoCloseable {
        private final Path directory;
        private final DrillBroker broker;

        private Shared() {
            try {
                this.directory = Files.createTempDirectory("tocsin-drills-");
                this.broker = DrillBroker.start(directory);
            } catch (Exception e) {
                throw new IllegalStateException("broker of the drills did not start", e);
            }
        }

        @Override
        public void close() throws IOException {
            broker.close();
            Utils.delete(directory.toFile());
        }
    }
}
