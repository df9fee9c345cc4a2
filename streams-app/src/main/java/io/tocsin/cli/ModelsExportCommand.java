package io.tocsin.cli;

import io.tocsin.engine.ModelId;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Saves a version. Confined to one thread. */
@Command(
        name = "export",
        description =
                "Write a version to a file that does not exist yet; tocsin models import brings it into another cluster.",
        footerHeading = "%nExamples:%n",
        footer = "  tocsin models export default/20260301-133210 default.tocsin")
final class ModelsExportCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Parameters(
            index = "0",
            paramLabel = "MODEL/VERSION",
            description = "One of those that tocsin models lists.",
            converter = ModelIdConverter.class)
    private ModelId id = new ModelId("none", "none");

    @Parameters(index = "1", paramLabel = "FILE", description = "Where to.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws InterruptedException {
        try (Installation installation = ModelsCommand.connect(options.config(), output)) {
            int bytes = ArtifactFile.write(installation.models().require(id), file);
            output.line("written " + file + ": " + NumberFormat.bytes(bytes));
        }
        return ExitCode.OK;
    }
}
