package io.tocsin.cli;

import io.tocsin.engine.ModelId;
import io.tocsin.gate.ShadowComparison;
import io.tocsin.gate.ShadowReader;
import io.tocsin.gate.SideFigures;
import io.tocsin.rollout.ModelInventory;
import io.tocsin.schemas.Deployment;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts what the shadow says beside what the champion says. Confined to one thread. */
@Command(
        name = "compare",
        description =
                "Compare the shadow with the champion on the newest ticks that both judged: how often each wanted an alert, and where they differ.",
        footerHeading = "%nExamples:%n",
        footer = {"  tocsin models compare default", "  tocsin models compare default --last 24h"})
final class ModelsCompareCommand implements Callable<Integer> {
    private static final int ENTITIES_SHOWN = 5;

    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Option(
            names = "--last",
            paramLabel = "TIME",
            defaultValue = "1h",
            description =
                    "How far back from the newest tick that the shadow judged, such as 30m or 24h; by default ${DEFAULT-VALUE}.",
            converter = DurationConverter.class)
    private Duration last = Duration.ofHours(1);

    @Parameters(paramLabel = "MODEL", description = "Its name.", converter = ModelTarget.Converter.class)
    private ModelTarget target = new ModelTarget("none", Optional.empty());

    @Override
    public Integer call() throws InterruptedException {
        String model = target.requireModelAlone(output.commandLine());
        try (Installation installation = ModelsCommand.connect(options.config(), output)) {
            Deployment deployment = requireShadow(installation.models(), model);
            installation.require(List.of(
                    installation.topics().scores(), installation.topics().shadowScores()));
            print(deployment, reader(installation).compare(deployment, last));
        }
        return ExitCode.OK;
    }

    private static Deployment requireShadow(ModelInventory models, String model) {
        return models.deployment(model)
                .filter(one -> one.getShadow() != null)
                .orElseThrow(() -> new CommandFailedException("no version stands in the shadow: model=" + model
                        + "; let one: tocsin models shadow " + model + "/VERSION"));
    }

    private static ShadowReader reader(Installation installation) {
        return new ShadowReader(
                installation.reader(), installation.topicAdmin(), installation.topics(), installation.schemas());
    }

    private void print(Deployment deployment, ShadowComparison.Result result) {
        if (result.ticks() == 0) {
            throw new CommandFailedException("no ticks yet that both have judged: champion=" + deployment.getChampion()
                    + " shadow=" + deployment.getShadow() + "; wait some minutes, or look further back with --last");
        }
        SideFigures champion = result.champion();
        SideFigures shadow = result.shadow();
        TextTable table = output.table(
                        NumberFormat.count(result.ticks()) + " TICKS OF BOTH",
                        "CHAMPION " + deployment.getChampion(),
                        "SHADOW " + deployment.getShadow())
                .right(1, 2);
        table.row("beyond the boundary", share(champion, result), share(shadow, result));
        table.row("stretches beyond it", champion.stretches(), shadow.stretches());
        table.row("median score", score(champion.median()), score(shadow.median()));
        table.row("99 of 100 scores below", score(champion.high()), score(shadow.high()));
        table.print(output.out());
        output.line(String.format(
                Locale.ROOT,
                "they agree on %.2f %% of the ticks; beyond the boundary of both: %s",
                100 * result.agreement(),
                NumberFormat.count(result.both())));
        result.entities().stream()
                .limit(ENTITIES_SHOWN)
                .forEach(one -> output.line("  " + one.entity() + ": champion alone " + one.championAlone()
                        + ", shadow alone " + one.shadowAlone()));
        ModelId challenger = new ModelId(deployment.getModel(), String.valueOf(deployment.getShadow()));
        output.line("if that is well: tocsin models promote " + challenger);
    }

    private static String share(SideFigures side, ShadowComparison.Result result) {
        return String.format(Locale.ROOT, "%.2f %%", 100.0 * side.beyond() / result.ticks());
    }

    private static String score(double multiple) {
        return String.format(Locale.ROOT, "%.3f", multiple);
    }
}
