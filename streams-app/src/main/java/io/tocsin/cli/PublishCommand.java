package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.Model;
import io.tocsin.rollout.ModelInventory;
import io.tocsin.signing.SigningKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes a model from a file. Confined to one thread. */
@Command(
        name = "publish",
        description = {
            "Verify an artifact file, sign it with models.signing.key and publish it; with --deploy let it judge.",
            "A version that is there already gets a new signature."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin publish hosts.tocsin",
            "  tocsin publish hosts.tocsin --deploy --selector 'host/*'",
            "  tocsin publish hosts.tocsin --set models.signing.key=models.key"
        })
class PublishCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Mixin
    private final DeployOptions deployment = new DeployOptions();

    @Parameters(paramLabel = "FILE", description = "What tocsin train --out or tocsin models export has written.")
    private Path file = Path.of("");

    @Option(names = "--deploy", description = "Let it judge.")
    private boolean deploy;

    @Override
    public Integer call() throws Exception {
        TocsinConfig config = options.config();
        LogLevels.forShortCommand(output.isDebug());
        Model model = ArtifactFile.read(file, config);
        Optional<SigningKey> key = PublishingKey.of(config);
        try (Installation installation = Installation.connect(config)) {
            installation.require(List.of(installation.topics().models()));
            ModelInventory models = installation.models();
            ModelRelease.requireNewOrSame(models, model);
            ModelRollout rollout = new ModelRollout(model.id().name(), installation, models, output);
            if (deploy) {
                rollout.change(deployment.reason()).requireUnpinned();
            }
            try (ModelRelease release = new ModelRelease(installation, key, output)) {
                release.publish(model, models);
            }
            if (deploy) {
                rollout.promote(model.id(), deployment.selector(), deployment, false);
            }
        }
        return ExitCode.OK;
    }
}
