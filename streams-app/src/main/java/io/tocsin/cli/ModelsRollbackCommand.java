package io.tocsin.cli;

import io.tocsin.schemas.Deployment;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings the champion before back. Confined to one thread. */
@Command(
        name = "rollback",
        description =
                "Make the champion before this one the champion, at once; what was rolled back from stays published, and there is nothing to go back to then.",
        footerHeading = "%nExamples:%n",
        footer = "  tocsin models rollback default --reason 'too many false alarms'")
final class ModelsRollbackCommand extends ModelChangeCommand {
    @Mixin
    private final PinOption pin = new PinOption();

    @Override
    void change(String model, ModelRollout rollout, Optional<String> why) throws InterruptedException {
        Deployment next = rollout.change(why).evenIfPinned(pin.evenIfPinned()).rollback();
        rollout.write(
                next,
                now -> "rolled back " + model + ": champion=" + now.getChampion() + " instead of="
                        + rollout.champion());
    }
}
