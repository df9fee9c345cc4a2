package io.tocsin.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Lists the versions. Confined to one thread. */
@Command(
        name = "list",
        description = "List the versions in the models topic, and what each is deployed as.",
        footerHeading = "%nExamples:%n",
        footer = "  tocsin models list")
final class ModelsListCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Override
    public Integer call() throws InterruptedException {
        ModelsCommand.list(options.config(), format, output);
        return ExitCode.OK;
    }
}
