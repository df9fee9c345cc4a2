package io.tocsin.cli;

import picocli.CommandLine.Option;

/**
 * Whether a pin is heeded. Mixed into the commands that a pin stops.
 *
 * <p>Confined to one thread.
 */
final class PinOption {
    @Option(names = "--even-if-pinned", description = "Do it although the model is pinned; the pin stays.")
    private boolean evenIfPinned;

    boolean evenIfPinned() {
        return evenIfPinned;
    }
}
