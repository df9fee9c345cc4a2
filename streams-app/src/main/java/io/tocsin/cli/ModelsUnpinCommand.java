package io.tocsin.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a pin. Confined to one thread. */
@Command(
        name = "unpin",
        description = "End a pin.",
        footerHeading = "%nExamples:%n",
        footer = "  tocsin models unpin default")
final class ModelsUnpinCommand implements Callable<Integer> {
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
                    rollout.change(reason.reason()).pinned(false),
                    next -> "unpinned " + model + ": champion=" + next.getChampion());
        }
        return ExitCode.OK;
    }
}
