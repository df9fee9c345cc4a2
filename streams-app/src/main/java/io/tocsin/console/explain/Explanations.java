package io.tocsin.console.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.terminal.TerminalProfile;
import io.tocsin.terminal.draw.Frame;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A story as lines for people or as JSON for programs. Stateless, thread-safe. */
public final class Explanations {
    private static final int LEAST_COLUMNS = 60;
    private static final int MOST_COLUMNS = 140;

    private Explanations() {}

    /**
     * Lines of at most {@code columns} characters, within reason.
     *
     * @param colored whether escape codes may be in them
     * @param options what leads to the installation, for the commands to copy; begins with a blank or is empty
     */
    public static List<String> page(
            IncidentStory story, ZoneId zone, String options, int columns, TerminalProfile profile, boolean colored) {
        int width = Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, columns));
        Frame frame = new ExplainPage(story, zone, options, width, profile.characters()).draw();
        List<String> lines = new ArrayList<>(colored ? frame.styled(profile.colors()) : frame.plain());
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    /** Everything that the page tells, with whole names and numbers in their own units. */
    public static ObjectNode json(IncidentStory story, String options) {
        return new ExplainJson(story, options).json();
    }
}
