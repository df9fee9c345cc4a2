package io.tocsin.console.status;

import io.tocsin.terminal.CharacterSet;
import io.tocsin.terminal.TerminalSize;
import io.tocsin.terminal.draw.Canvas;
import io.tocsin.terminal.draw.Frame;
import io.tocsin.terminal.draw.Region;
import io.tocsin.terminal.draw.Tone;
import java.util.ArrayList;
import java.util.List;

/** A status as a page. Stateless, thread-safe. */
final class StatusPage {
    private static final int TEXT_AT = 27;

    private StatusPage() {}

    private record Line(String level, Tone levelTone, String name, String text, Tone tone) {}

    static Frame draw(Status status, int columns, CharacterSet characters) {
        List<Line> lines = lines(status, columns);
        List<String> head = wrap(headline(status), columns - 13);
        Canvas canvas = new Canvas(new TerminalSize(columns, head.size() + 1 + lines.size()), characters);
        Region page = canvas.all();
        page.text(0, 0, " " + badge(status) + " ", badgeTone(status));
        for (int row = 0; row < head.size(); row++) {
            page.text(row, 13, head.get(row), Tone.STRONG);
        }
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            int row = head.size() + 1 + i;
            page.text(row, 1, line.level(), line.levelTone());
            page.fit(row, 12, TEXT_AT - 13, line.name(), Tone.MUTED);
            page.text(row, TEXT_AT, line.text(), line.tone());
        }
        return canvas.finish();
    }

    private static List<Line> lines(Status status, int columns) {
        List<Line> lines = new ArrayList<>();
        for (Check check : status.checks()) {
            List<String> text = wrap(check.text(), columns - TEXT_AT);
            Tone tone = check.level() == Check.Level.OK ? Tone.TEXT : Tone.STRONG;
            lines.add(new Line(check.level().name(), tone(check.level()), check.name(), text.get(0), tone));
            text.stream().skip(1).forEach(more -> lines.add(new Line("", Tone.TEXT, "", more, tone)));
            if (!check.remedy().isEmpty()) {
                wrap(check.remedy(), columns - TEXT_AT)
                        .forEach(remedy -> lines.add(new Line("", Tone.TEXT, "", remedy, Tone.ACCENT)));
            }
        }
        return lines;
    }

    private static String badge(Status status) {
        return status.blindness().isPresent() ? "BLIND" : status.level().name();
    }

    private static Tone badgeTone(Status status) {
        return switch (status.level()) {
            case OK -> Tone.BADGE_BRAND;
            case ATTENTION -> Tone.BADGE_OVER;
            case BAD -> Tone.BADGE_CRITICAL;
        };
    }

    private static String headline(Status status) {
        return status.blindness().orElseGet(() -> switch (status.level()) {
            case OK -> "Tocsin is well and sees.";
            case ATTENTION -> "Tocsin sees; something wants attention.";
            case BAD -> "Tocsin sees, but something is broken.";
        });
    }

    private static Tone tone(Check.Level level) {
        return switch (level) {
            case OK -> Tone.GOOD;
            case ATTENTION -> Tone.NEAR;
            case BAD -> Tone.CRITICAL_STRONG;
        };
    }

    /** At blanks; a word longer than the line is cut. */
    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
