package io.tocsin.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. Thread-safe. */
final class VersionProvider implements IVersionProvider {
    @Override
    public String[] getVersion() {
        // Only the jar knows its version; classes in a directory have none.
        String version =
                Objects.requireNonNullElse(Tocsin.class.getPackage().getImplementationVersion(), "development");
        return new String[] {"tocsin " + version, "java " + Runtime.version()};
    }
}
