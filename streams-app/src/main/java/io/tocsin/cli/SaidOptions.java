package io.tocsin.cli;

import io.tocsin.feedback.Said;
import java.time.Instant;
import picocli.CommandLine.Option;

/** Who gives feedback, and what else there is to say. Mixed into the commands that give it. Confined to one thread. */
final class SaidOptions {
    @Option(names = "--by", paramLabel = "NAME", description = "Who says so (default: the user of this machine).")
    private String by = System.getProperty("user.name", "");

    @Option(names = "--note", paramLabel = "TEXT", description = "What else there is to say, for people.")
    private String note = "";

    Said said() {
        return new Said(by, note, Instant.now());
    }
}
