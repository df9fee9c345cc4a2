package io.tocsin.console.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.terminal.TerminalProfile;
import io.tocsin.terminal.draw.Frame;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How Tocsin itself does. Thread-safe.
 *
 * @param blindness why no alert can come, in a sentence; empty as long as the detector sees
 */
public record Status(Instant at, List<Check> checks, Optional<String> blindness) {
    private static final int LEAST_COLUMNS = 60;
    private static final int MOST_COLUMNS = 120;

    public Status {
        checks = List.copyOf(checks);
    }

    /** What follows from what was found, in words of a zone. */
    public static Status of(StatusFacts facts, ZoneId zone) {
        return new Status(facts.now(), StatusChecks.of(facts), StatusSight.blindness(facts, zone));
    }

    /** The worst of all checks. */
    public Check.Level level() {
        return blindness.isPresent()
                ? Check.Level.BAD
                : checks.stream().map(Check::level).max(Enum::compareTo).orElse(Check.Level.OK);
    }

    /** Lines of at most {@code columns} characters, within reason. */
    public List<String> page(int columns, TerminalProfile profile, boolean colored) {
        int width = Math.max(LEAST_COLUMNS, Math.min(MOST_COLUMNS, columns));
        Frame frame = StatusPage.draw(this, width, profile.characters());
        return colored ? frame.styled(profile.colors()) : frame.plain();
    }

    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("at", at.toString());
        json.put("level", lower(level()));
        json.put("blind", blindness.isPresent());
        blindness.ifPresent(text -> json.put("blindness", text));
        ArrayNode array = json.putArray("checks");
        for (Check check : checks) {
            ObjectNode one = array.addObject();
            one.put("name", check.name());
            one.put("level", lower(check.level()));
            one.put("text", check.text());
            one.put("remedy", check.remedy());
            ObjectNode figures = one.putObject("figures");
            check.figures().forEach(figures::put);
        }
        return json;
    }

    private static String lower(Check.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
