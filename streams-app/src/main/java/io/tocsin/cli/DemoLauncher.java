package io.tocsin.cli;

import io.tocsin.demo.DemoOptions;

/** Runs the demo. */
@FunctionalInterface
public interface DemoLauncher {
    /**
     * Runs until it is over or stopped.
     *
     * @return the exit code
     */
    int run(DemoOptions options) throws Exception;
}
