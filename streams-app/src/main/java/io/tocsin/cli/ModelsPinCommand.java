package io.tocsin.cli;

import java.util.Optional;
import picocli.CommandLine.Command;

/** Keeps a champion. Confined to one thread. */
@Command(
        name = "pin",
        description =
                "Keep the champion: no trainer, no gate and no automatic rollback changes it, and no command without --even-if-pinned.",
        footerHeading = "%nExamples:%n",
        footer = "  tocsin models pin default --reason 'end of quarter, no changes'")
final class ModelsPinCommand extends ModelChangeCommand {
    @Override
    void change(String model, ModelRollout rollout, Optional<String> why) throws InterruptedException {
        rollout.write(rollout.change(why).pinned(true), next -> "pinned " + model + ": champion=" + next.getChampion());
    }
}
