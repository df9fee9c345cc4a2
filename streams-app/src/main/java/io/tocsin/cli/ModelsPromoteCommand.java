package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.ModelId;
import io.tocsin.rollout.ModelInventory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets a version judge. Confined to one thread. */
@Command(
        name = "promote",
        aliases = "deploy",
        description =
                "Make a published version the champion, if it is no worse than the one that judges on the newest ticks. That one is kept for ticks before --activate-at and for a rollback.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin models promote default/20260301-133210",
            "  tocsin models promote hosts/v7 --selector 'host/*{env=prod}' --reason calmer",
            "  tocsin models promote hosts/v7 --activate-at 2026-03-01T14:00:00Z"
        })
final class ModelsPromoteCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Mixin
    private final DeployOptions deployment = new DeployOptions();

    @Mixin
    private final PinOption pin = new PinOption();

    @Option(names = "--ungated", description = "Promote it without comparing it with the champion on the newest ticks.")
    private boolean ungated;

    @Parameters(
            paramLabel = "MODEL/VERSION",
            description = "One of those that tocsin models lists.",
            converter = ModelIdConverter.class)
    private ModelId id = new ModelId("none", "none");

    @Override
    public Integer call() throws InterruptedException {
        TocsinConfig config = options.config();
        try (Installation installation = ModelsCommand.connect(config, output)) {
            ModelInventory models = installation.models();
            RefusalWarning.of(models.require(id), installation.trust(), output);
            ModelRollout rollout = new ModelRollout(id.name(), installation, models, output);
            rollout.change(deployment.reason()).evenIfPinned(pin.evenIfPinned()).requireUnpinned();
            if (!ungated) {
                rollout.restOn(new GateCheck(installation, models, config, output).require(id));
            }
            rollout.promote(id, deployment.selector(), deployment, pin.evenIfPinned());
        }
        return ExitCode.OK;
    }
}
