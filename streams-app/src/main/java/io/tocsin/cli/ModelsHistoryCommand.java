package io.tocsin.cli;

import io.tocsin.rollout.DecisionReader;
import io.tocsin.schemas.ModelEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What was decided about models. Confined to one thread. */
@Command(
        name = "history",
        description = "List every decision about a model, or about all: what, by whom and why; the newest last.",
        footerHeading = "%nExamples:%n",
        footer = {"  tocsin models history", "  tocsin models history default --figures"})
final class ModelsHistoryCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Option(names = "--figures", description = "With each decision the numbers that it rests on.")
    private boolean figures;

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            description = "Its name; all models without it.",
            converter = ModelTarget.Converter.class)
    private Optional<ModelTarget> target = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        Optional<String> model = target.map(one -> one.requireModelAlone(output.commandLine()));
        try (Installation installation = ModelsCommand.connect(options.config(), output)) {
            installation.require(List.of(installation.topics().modelEvents()));
            DecisionReader.Reading reading =
                    new DecisionReader(installation.reader(), installation.topics(), installation.schemas()).read();
            reading.unreadable().forEach(output::warn);
            print(reading.events().stream()
                    .filter(event -> model.isEmpty() || model.get().equals(event.getModel()))
                    .toList());
        }
        return ExitCode.OK;
    }

    private void print(List<ModelEvent> events) {
        if (events.isEmpty()) {
            output.line("nothing was decided yet");
            return;
        }
        TextTable table = output.table("WHEN", "MODEL", "WHAT", "BY", "WHY");
        for (ModelEvent event : events) {
            table.row(
                    TimeFormat.local(event.getAt()),
                    event.getModel() + "/" + event.getVersion(),
                    event.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    event.getBy(),
                    event.getReason() + (figures && !event.getFigures().isEmpty() ? figures(event.getFigures()) : ""));
        }
        table.print(output.out());
    }

    private static String figures(Map<String, Double> figures) {
        return figures.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey() + "=" + NumberFormat.plain(one.getValue()))
                .collect(Collectors.joining(", ", " [", "]"));
    }
}
