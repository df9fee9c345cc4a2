package io.tocsin.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Keeps a champion. Confined to one thread. */
@Command(
        name = "pin",
        description =
                "Keep the champion: no trainer, no gate and no automatic rollback changes it, and no command without --even-if-pinned.",
        footerHeading = "%nExamples:%n",
        footer = "  tocsin models pin default --reason 'end of quarter, no changes'")
final class ModelsPinCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Mixin
    private final ReasonOption reason = new ReasonOption();

    @Parameters(paramLabel = "MODEL", description = "Its name.", converter = ModelTarget.Converter.class)
    private ModelTarget target = new ModelTarget("none", Optional.empty());

    @Override
    public Integer call() throws InterruptedException {
        String model = target.requireModelAlone(output.commandLine());
        try (Installation installation = ModelsCommand.connect(options.config(), output)) {
            ModelRollout rollout = new ModelRollout(model, installation, installation.models(), output);
            rollout.write(
                    rollout.change(reason.reason()).pinned(true),
                    next -> "pinned " + model + ": champion=" + next.getChampion());
        }
        return ExitCode.OK;
    }
}
