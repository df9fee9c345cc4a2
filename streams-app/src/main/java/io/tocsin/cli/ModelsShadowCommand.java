package io.tocsin.cli;

import io.tocsin.engine.ModelId;
import io.tocsin.rollout.DeploymentChange;
import io.tocsin.rollout.ModelInventory;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a version judge beside. Confined to one thread. */
@Command(
        name = "shadow",
        description =
                "Let a version judge every tick beside the champion, into topics of its own; nobody is alerted by it.",
        footerHeading = "%nExamples:%n",
        footer = {"  tocsin models shadow default/20260302-020000", "  tocsin models shadow default --off"})
final class ModelsShadowCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Mixin
    private final ReasonOption reason = new ReasonOption();

    @Option(names = "--off", description = "End it.")
    private boolean off;

    @Parameters(
            paramLabel = "MODEL[/VERSION]",
            description = "The challenger, or with --off the model.",
            converter = ModelTarget.Converter.class)
    private ModelTarget target = new ModelTarget("none", Optional.empty());

    @Override
    public Integer call() throws InterruptedException {
        String model = off ? target.requireModelAlone(output.commandLine()) : target.model();
        Optional<ModelId> id = off ? Optional.empty() : Optional.of(target.requireVersion(output.commandLine()));
        try (Installation installation = ModelsCommand.connect(options.config(), output)) {
            ModelInventory models = installation.models();
            id.ifPresent(models::require);
            ModelRollout rollout = new ModelRollout(model, installation, models, output);
            DeploymentChange change = rollout.change(reason.reason());
            rollout.write(
                    id.map(one -> change.shadow(one.version())).orElseGet(change::withoutShadow),
                    next -> id.map(one -> "shadow " + one + ": beside champion=" + next.getChampion())
                            .orElse("no shadow of " + model + " any longer: champion=" + next.getChampion()));
        }
        return ExitCode.OK;
    }
}
