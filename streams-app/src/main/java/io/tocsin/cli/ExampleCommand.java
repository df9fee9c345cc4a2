package io.tocsin.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** The classical tasks, each a command. Confined to one thread. */
@Command(
        name = "example",
        description = "Classical tasks of recurrent networks, each with a picture and an honest comparison; no Kafka.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  tocsin example stock          the next price, against yesterday's",
            "  tocsin example flash-sale     will the coming sale bring a failure",
            "  tocsin example gradients      why plain recurrent networks forget"
        })
final class ExampleCommand implements Runnable {
    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        throw new ParameterException(output.commandLine(), "example needs one of: " + String.join(", ", names()));
    }

    private Iterable<String> names() {
        return output.commandLine().getSubcommands().keySet();
    }
}
