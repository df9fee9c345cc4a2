package io.tocsin.cli;

import io.tocsin.example.GradientDecay;
import io.tocsin.example.GradientExample;
import io.tocsin.example.GradientFigure;
import io.tocsin.example.GradientSettings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How gradients vanish. Confined to one thread. */
@Command(
        name = "gradients",
        description = "Measure how fast the gradient vanishes with the time lag in each kind of network.",
        footerHeading = "%nExamples:%n",
        footer = {"  tocsin example gradients", "  tocsin example gradients --networks 100 --out pictures"})
final class GradientsCommand implements Callable<Integer> {
    private static final double LITTLE = 0.01;
    private static final int FAR = 50;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ExampleOptions options = new ExampleOptions();

    @Option(
            names = "--networks",
            paramLabel = "N",
            description = "How many networks are drawn of each kind (default: 25).")
    private int networks = 25;

    @Override
    public Integer call() {
        ExampleOptions.requireAtLeast(output, "--networks", networks, 1);
        GradientSettings settings = GradientSettings.defaults().with(networks, options.seed());
        List<GradientDecay> decays = new GradientExample(settings).run();
        TextTable table = output.table("NETWORK", "LEFT PER STEP", "BELOW 1 % AFTER", "LEFT AFTER " + FAR)
                .right(1, 2, 3);
        for (GradientDecay decay : decays) {
            int lag = decay.firstLagBelow(LITTLE);
            table.row(
                    decay.kind(),
                    NumberFormat.plain(decay.factorPerStep()),
                    lag < settings.steps() ? lag + " steps" : "more than " + (settings.steps() - 1),
                    NumberFormat.plain(decay.median()[FAR]));
        }
        output.line("the gradient of the last output by the input some steps before, as a share of that by the last"
                + " input; median of " + networks + " networks of " + settings.hidden() + " units as training starts");
        table.print(output.out());
        output.line(verdict(decays));
        options.save(GradientFigure.of(decays, settings), "gradients.svg", output);
        return ExitCode.OK;
    }

    private static String verdict(List<GradientDecay> decays) {
        long vanished =
                decays.stream().filter(decay -> decay.median()[FAR] < LITTLE).count();
        return vanished + " of " + decays.size() + " kinds have lost the gradient (less than 1 % left) after " + FAR
                + " steps: gates slow the loss down, and the forget gate's bias says by how much.";
    }
}
