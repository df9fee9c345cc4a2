package io.tocsin.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What the commands have in common that change the deployment of a model without naming a version. Confined to one thread. */
abstract class ModelChangeCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Mixin
    private final ReasonOption reason = new ReasonOption();

    @Parameters(paramLabel = "MODEL", description = "Its name.", converter = ModelTarget.Converter.class)
    private ModelTarget target = new ModelTarget("none", Optional.empty());

    @Override
    public final Integer call() throws InterruptedException {
        String model = target.requireModelAlone(output.commandLine());
        try (Installation installation = ModelsCommand.connect(options.config(), output)) {
            change(model, new ModelRollout(model, installation, installation.models(), output), reason.reason());
        }
        return ExitCode.OK;
    }

    /** Writes the change and says so. */
    abstract void change(String model, ModelRollout rollout, Optional<String> why) throws InterruptedException;
}
