package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.ModelId;
import io.tocsin.rollout.ModelInventory;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What the models topic holds. Confined to one thread. */
@Command(
        name = "models",
        description =
                "List the versions in the models topic, who signed them and what each is deployed as; with a command change that.",
        subcommands = {
            ModelsListCommand.class,
            ModelsDiffCommand.class,
            ModelsHistoryCommand.class,
            ModelsCompareCommand.class,
            ModelsShadowCommand.class,
            ModelsCanaryCommand.class,
            ModelsPromoteCommand.class,
            ModelsRollbackCommand.class,
            ModelsPinCommand.class,
            ModelsUnpinCommand.class,
            ModelsRetireCommand.class,
            ModelsExportCommand.class,
            ModelsImportCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin models",
            "  tocsin models show default/20260301-133210",
            "  tocsin models canary default/20260301-133210 --percent 5",
            "  tocsin models promote default/20260301-133210 --reason 'fewer false alarms'",
            "  tocsin models rollback default"
        })
final class ModelsCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Override
    public Integer call() throws InterruptedException {
        list(options.config(), format, output);
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

    static void list(TocsinConfig config, FormatOption format, Output output) throws InterruptedException {
        try (Installation installation = connect(config, output)) {
            if (format.isJson()) {
                FormatOption.print(new ModelJson(installation.models(), installation.trust()).json(), output);
                return;
            }
            new ModelList(installation.models(), installation.trust(), output).print();
        }
    }

    /** An installation that has a models topic. */
    static Installation connect(TocsinConfig config, Output output) throws InterruptedException {
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
