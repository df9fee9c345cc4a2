package io.tocsin.cli;

import io.tocsin.engine.ModelId;
import io.tocsin.rollout.ModelInventory;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells two versions apart. Confined to one thread. */
@Command(
        name = "diff",
        description = "What differs between two versions: provenance, network, calibration, features.",
        footerHeading = "%nExamples:%n",
        footer = "  tocsin models diff default/20260301-133210 default/20260302-020000")
final class ModelsDiffCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Parameters(
            index = "0",
            paramLabel = "A",
            description = "MODEL/VERSION, one of those that tocsin models lists.",
            converter = ModelIdConverter.class)
    private ModelId left = new ModelId("none", "none");

    @Parameters(index = "1", paramLabel = "B", description = "Another.", converter = ModelIdConverter.class)
    private ModelId right = new ModelId("none", "none");

    @Override
    public Integer call() throws InterruptedException {
        try (Installation installation = ModelsCommand.connect(options.config(), output)) {
            ModelInventory models = installation.models();
            new ModelDifference(models.require(left), models.require(right), output).print();
        }
        return ExitCode.OK;
    }
}
