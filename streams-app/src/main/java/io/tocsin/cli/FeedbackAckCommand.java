package io.tocsin.cli;

import io.tocsin.feedback.Said;
import io.tocsin.schemas.Alert;
import picocli.CommandLine.Command;

/** Somebody takes care. Confined to one thread. */
@Command(
        name = "ack",
        description = "Say that you take care of an alert: every message about it names you from now on.",
        footerHeading = "%nExamples:%n",
        footer = "  tocsin feedback ack 3f9a1c20 --note 'looking at the disk'")
final class FeedbackAckCommand extends AlertFeedbackCommand {
    @Override
    void say(Alert alert, FeedbackDesk desk, Said said) throws InterruptedException {
        desk.acknowledge(alert, said);
    }
}
