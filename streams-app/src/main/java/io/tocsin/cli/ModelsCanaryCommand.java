package io.tocsin.cli;

import io.tocsin.engine.ModelId;
import io.tocsin.rollout.DeploymentChange;
import io.tocsin.rollout.ModelInventory;
import io.tocsin.schemas.Deployment;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Lets a version judge some. Confined to one thread. */
@Command(
        name = "canary",
        description =
                "Let a version judge some of the entities in the champion's place; an entity that is in at 5 percent is in at 10, too.",
        footerHeading = "%nExamples:%n",
        footer = {"  tocsin models canary default/20260302-020000 --percent 5", "  tocsin models canary default --off"})
final class ModelsCanaryCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Mixin
    private final ReasonOption reason = new ReasonOption();

    @Mixin
    private final PinOption pin = new PinOption();

    @Option(names = "--percent", paramLabel = "N", description = "How many of a hundred entities, 1 to 100.")
    private Optional<Integer> percent = Optional.empty();

    @Option(names = "--off", description = "End it; the champion judges all again.")
    private boolean off;

    @Parameters(
            paramLabel = "MODEL[/VERSION]",
            description = "The challenger, or with --off the model.",
            converter = ModelTarget.Converter.class)
    private ModelTarget target = new ModelTarget("none", Optional.empty());

    @Override
    public Integer call() throws InterruptedException {
        if (off == percent.isPresent()) {
            throw new ParameterException(output.commandLine(), "needs one of: --percent N, --off");
        }
        if (off) {
            String model = target.requireModelAlone(output.commandLine());
            run(model, Optional.empty(), change -> change.withoutCanary());
        } else {
            ModelId id = target.requireVersion(output.commandLine());
            int share = share();
            run(id.name(), Optional.of(id), change -> change.canary(id.version(), share));
        }
        return ExitCode.OK;
    }

    private int share() {
        int share = percent.orElse(0);
        if (share < 1 || share > 100) {
            throw new ParameterException(output.commandLine(), "must be 1 to 100: --percent=" + share);
        }
        return share;
    }

    private void run(String model, Optional<ModelId> id, Function<DeploymentChange, Deployment> step)
            throws InterruptedException {
        try (Installation installation = ModelsCommand.connect(options.config(), output)) {
            ModelInventory models = installation.models();
            id.ifPresent(models::require);
            ModelRollout rollout = new ModelRollout(model, installation, models, output);
            rollout.write(
                    step.apply(rollout.change(reason.reason()).evenIfPinned(pin.evenIfPinned())),
                    next -> words(id, next));
        }
    }

    private static String words(Optional<ModelId> id, Deployment next) {
        return id.map(one ->
                        "canary " + one + ": percent=" + next.getCanaryPercent() + " champion=" + next.getChampion())
                .orElse("no canary of " + next.getModel() + " any longer: champion=" + next.getChampion());
    }
}
