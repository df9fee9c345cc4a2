package io.tocsin.cli;

import java.util.Optional;
import picocli.CommandLine.Command;

/** Ends a pin. Confined to one thread. */
@Command(
        name = "unpin",
        description = "End a pin.",
        footerHeading = "%nExamples:%n",
        footer = "  tocsin models unpin default")
final class ModelsUnpinCommand extends ModelChangeCommand {
    @Override
    void change(String model, ModelRollout rollout, Optional<String> why) throws InterruptedException {
        rollout.write(
                rollout.change(why).pinned(false), next -> "unpinned " + model + ": champion=" + next.getChampion());
    }
}
