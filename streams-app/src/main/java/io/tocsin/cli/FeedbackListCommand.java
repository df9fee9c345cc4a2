package io.tocsin.cli;

import io.tocsin.alert.AlertId;
import io.tocsin.config.TocsinConfig;
import io.tocsin.feedback.FeedbackHistory;
import io.tocsin.schemas.Feedback;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** What people have said. Confined to one thread. */
@Command(
        name = "list",
        description = "List what people have said of alerts, the newest last.",
        footerHeading = "%nExamples:%n",
        footer = "  tocsin feedback list")
final class FeedbackListCommand implements Callable<Integer> {
    @Mixin
    private final Output output = new Output();

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    @Override
    public Integer call() throws InterruptedException {
        TocsinConfig config = options.config();
        try (Installation installation = FeedbackCommand.connect(config, output)) {
            print(FeedbackHistory.read(config, installation.topics(), installation.schemas())
                    .all());
        }
        return ExitCode.OK;
    }

    private void print(List<Feedback> said) {
        if (said.isEmpty()) {
            output.line("nobody has said anything");
            return;
        }
        TextTable table = output.table("SAID", "WHAT", "ENTITY", "KIND", "BEGAN", "BY", "NOTE");
        said.forEach(one -> table.row(
                TimeFormat.local(one.getTime()),
                one.getKind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                one.getEntity(),
                one.getAlertKind().name().toLowerCase(Locale.ROOT),
                began(one),
                one.getBy(),
                one.getNote()));
        table.print(output.out());
    }

    private static String began(Feedback feedback) {
        return AlertId.parse(String.valueOf(feedback.getAlertId()))
                .map(id -> TimeFormat.local(id.start()))
                .orElseGet(() -> feedback.getStart() == null ? "" : TimeFormat.local(feedback.getStart()));
    }
}
