package io.tocsin.console.explain;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import java.util.ArrayList;
import java.util.List;

/** What to do about an incident: commands to copy. Stateless, thread-safe. */
final class NextSteps {
    private NextSteps() {}

    /**
     * A command and what it is good for.
     *
     * @param command complete, quoted for a shell
     */
    record Step(String command, String purpose) {}

    /**
     * The steps in the order in which one would take them.
     *
     * @param options what leads to the installation, such as {@code --config tocsin.properties}; begins with a blank or is empty
     */
    static List<Step> of(IncidentStory story, String options) {
        Alert alert = story.alert();
        List<Step> steps = new ArrayList<>();
        String entity = quoted(alert.getEntity());
        if (story.isOpen()) {
            steps.add(new Step("tocsin top --entity " + entity + options, "watch it live"));
        }
        steps.add(new Step("tocsin alerts --open" + options, "what else is open"));
        if (alert.getKind() == AlertKind.NO_DATA) {
            steps.add(new Step("tocsin status" + options, "whether others are silent, too"));
            return steps;
        }
        if (alert.getKind() == AlertKind.LIMIT) {
            steps.add(new Step("tocsin models" + options, "why no model judges it"));
            return steps;
        }
        steps.add(new Step(
                "tocsin models history " + alert.getModel() + options, "whether the alarm came with a new version"));
        steps.add(new Step("tocsin models rollback " + alert.getModel() + options, "if so: the version before"));
        return steps;
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:@-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
