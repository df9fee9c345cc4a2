package io.tocsin.cli;

import io.tocsin.feedback.Said;
import io.tocsin.schemas.Alert;
import picocli.CommandLine.Command;

/** Nothing was wrong. Confined to one thread. */
@Command(
        name = "false-alarm",
        description =
                "Say that nothing is wrong: the alert ends, the entity's boundary rises, and models learn the stretch as normal.",
        footerHeading = "%nExamples:%n",
        footer = "  tocsin feedback false-alarm 3f9a1c20 --note 'the monthly report'")
final class FeedbackFalseAlarmCommand extends AlertFeedbackCommand {
    @Override
    void say(Alert alert, FeedbackDesk desk, Said said) throws InterruptedException {
        desk.falseAlarm(alert, said);
    }
}
