package io.tocsin.cli;

import io.tocsin.engine.ModelId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a version out. Confined to one thread. */
@Command(
        name = "retire",
        description =
                "Take a version out of the models topic for good; refused while the deployment of its model names it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin models retire default/20260301-133210 --reason 'superseded'",
            "  tocsin models export default/20260301-133210 old.tocsin     to keep it elsewhere first"
        })
final class ModelsRetireCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Mixin
    private final ReasonOption reason = new ReasonOption();

    @Parameters(
            paramLabel = "MODEL/VERSION",
            description = "One of those that tocsin models lists.",
            converter = ModelIdConverter.class)
    private ModelId id = new ModelId("none", "none");

    @Override
    public Integer call() throws InterruptedException {
        try (Installation installation = ModelsCommand.connect(options.config(), output)) {
            installation.retirement().retire(id, ModelRollout.note(output, reason.reason()));
            output.line("retired " + id);
        }
        return ExitCode.OK;
    }
}
