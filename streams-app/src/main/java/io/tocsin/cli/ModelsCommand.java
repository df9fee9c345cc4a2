package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.ModelId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What the models topic holds. Confined to one thread. */
@Command(
        name = "models",
        description = "List the versions in the models topic, who signed them, and which of them judges.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin models",
            "  tocsin models show default/20260301-133210",
            "  tocsin models deploy default/20260301-133210 --reason 'fewer false alarms'"
        })
final class ModelsCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Override
    public Integer call() throws InterruptedException {
        try (Installation installation = connect(options.config(), output)) {
            new ModelList(installation.models(), installation.trust(), output).print();
        }
        return ExitCode.OK;
    }

    @Command(
            name = "show",
            description = "Everything about one version: provenance, signature, network, calibration, features.",
            footerHeading = "%nExamples:%n",
            footer = "  tocsin models show default/20260301-133210")
    void show(
            @Mixin Output its,
            @Mixin ConfigOptions itsOptions,
            @Parameters(
                            paramLabel = "MODEL/VERSION",
                            description = "One of those that tocsin models lists.",
                            converter = ModelIdConverter.class)
                    ModelId id)
            throws InterruptedException {
        try (Installation installation = connect(itsOptions.config(), its)) {
            ModelInventory models = installation.models();
            new ModelCard(models.require(id), models.deployment(id.name()), installation.trust(), its).print();
        }
    }

    @Command(
            name = "deploy",
            description =
                    "Let a published version judge; the one that judged before is kept for ticks before --activate-at.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  tocsin models deploy default/20260301-133210",
                "  tocsin models deploy hosts/v7 --selector 'host/*'",
                "  tocsin models deploy hosts/v7 --activate-at 2026-03-01T14:00:00Z"
            })
    void deploy(
            @Mixin Output its,
            @Mixin ConfigOptions itsOptions,
            @Mixin DeployOptions deployment,
            @Parameters(
                            paramLabel = "MODEL/VERSION",
                            description = "One of those that tocsin models lists.",
                            converter = ModelIdConverter.class)
                    ModelId id)
            throws InterruptedException {
        try (Installation installation = connect(itsOptions.config(), its)) {
            ModelInventory models = installation.models();
            RefusalWarning.of(models.require(id), installation.trust(), its);
            new ModelRollout(id.name(), installation, models, its)
                    .promote(id, deployment.selector(), deployment, false);
        }
    }

    private static Installation connect(TocsinConfig config, Output output) throws InterruptedException {
        LogLevels.forShortCommand(output.isDebug());
        Installation installation = Installation.connect(config);
        try {
            installation.require(List.of(installation.topics().models()));
            return installation;
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }
}
