package io.tocsin.cli;

import io.tocsin.schemas.Deployment;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Brings the champion before back. Confined to one thread. */
@Command(
        name = "rollback",
        description =
                "Make the champion before this one the champion, at once; what was rolled back from stays published, and there is nothing to go back to then.",
        footerHeading = "%nExamples:%n",
        footer = "  tocsin models rollback default --reason 'too many false alarms'")
final class ModelsRollbackCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Mixin
    private final ReasonOption reason = new ReasonOption();

    @Mixin
    private final PinOption pin = new PinOption();

    @Parameters(paramLabel = "MODEL", description = "Its name.", converter = ModelTarget.Converter.class)
    private ModelTarget target = new ModelTarget("none", Optional.empty());

    @Override
    public Integer call() throws InterruptedException {
        String model = target.requireModelAlone(output.commandLine());
        try (Installation installation = ModelsCommand.connect(options.config(), output)) {
            ModelRollout rollout = new ModelRollout(model, installation, installation.models(), output);
            Deployment next = rollout.change(reason.reason())
                    .evenIfPinned(pin.evenIfPinned())
                    .rollback();
            rollout.write(
                    next,
                    now -> "rolled back " + model + ": champion=" + now.getChampion() + " instead of="
                            + rollout.champion());
        }
        return ExitCode.OK;
    }
}
