package io.tocsin.console.explain;

import io.tocsin.alert.AlertName;
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
        if (alert.getKind() == AlertKind.BLIND) {
            steps.add(new Step("tocsin status" + options, "where it stands still"));
            steps.add(new Step("tocsin models" + options, "who should judge whom"));
            return steps;
        }
        steps.addAll(feedback(story, options));
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

    /** The silence of an entity ends by itself, and nothing is learned from it. */
    private static List<Step> feedback(IncidentStory story, String options) {
        Alert alert = story.alert();
        if (alert.getKind() == AlertKind.NO_DATA) {
            return List.of();
        }
        List<Step> steps = new ArrayList<>();
        String id = AlertName.of(alert.getId());
        if (story.isOpen()) {
            steps.add(new Step("tocsin feedback ack " + id + options, "tell the others that you have taken it"));
        }
        steps.add(new Step("tocsin feedback false-alarm " + id + options, "if nothing is wrong"));
        return steps;
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:@-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
