package io.tocsin.demo.screen.render;

import io.tocsin.demo.screen.text.FeedText;
import io.tocsin.demo.screen.view.AlertChange;
import io.tocsin.demo.screen.view.FailureTruth;
import io.tocsin.demo.screen.view.FeedEntry;
import io.tocsin.demo.screen.view.ModelSwap;
import io.tocsin.demo.screen.view.Outcome;
import io.tocsin.schemas.AlertKind;
import io.tocsin.terminal.draw.Region;
import io.tocsin.terminal.draw.Tone;
import io.tocsin.terminal.text.TimeText;
import java.time.ZoneId;
import java.util.List;

/** What happened, the newest first. Confined to one thread. */
record FeedPanel(Region region, ZoneId zone) {
    private static final int MAX_SUBJECT_WIDTH = 16;

    void draw(List<FeedEntry> feed) {
        if (feed.isEmpty()) {
            Legend.draw(region);
        }
        int rows = Math.min(feed.size(), region.height());
        int subjectWidth = feed.stream()
                .limit(rows)
                .mapToInt(entry -> FeedText.of(entry).subject().length())
                .max()
                .orElse(0);
        for (int row = 0; row < rows; row++) {
            entry(row, feed.get(row), Math.min(MAX_SUBJECT_WIDTH, subjectWidth));
        }
    }

    private void entry(int row, FeedEntry entry, int subjectWidth) {
        FeedText text = FeedText.of(entry);
        region.put(row, 0, mark(entry), tone(entry));
        int column = region.text(row, 2, TimeText.seconds(entry.at(), zone), Tone.MUTED) + 2;
        region.fit(row, column, subjectWidth, text.subject(), Tone.STRONG);
        column += subjectWidth + 2;
        int end = region.width();
        if (!text.ending().isEmpty()) {
            end = region.textBefore(row, end, text.ending(), endingTone(entry)) - 2;
        }
        column = region.fit(row, column, end - column, text.headline(), headlineTone(entry));
        if (!text.detail().isEmpty() && end - column > 12) {
            region.fit(row, column, end - column, " · " + text.detail(), Tone.MUTED);
        }
    }

    private static char mark(FeedEntry entry) {
        if (entry instanceof AlertChange change) {
            return switch (change.state()) {
                case OPEN -> '▲';
                case UPDATED -> '●';
                case RESOLVED -> '▼';
            };
        }
        return entry instanceof ModelSwap ? '⇄' : '◆';
    }

    private static Tone tone(FeedEntry entry) {
        if (entry instanceof AlertChange change) {
            return switch (change.state()) {
                case OPEN, UPDATED -> change.kind() == AlertKind.FAILURE ? Tone.CRITICAL : Tone.OVER;
                case RESOLVED -> Tone.GOOD;
            };
        }
        return entry instanceof ModelSwap ? Tone.MODEL : Tone.ACCENT;
    }

    private static Tone headlineTone(FeedEntry entry) {
        return entry instanceof AlertChange change && change.kind() == AlertKind.FAILURE && tone(entry) == Tone.CRITICAL
                ? Tone.CRITICAL
                : entry instanceof AlertChange ? Tone.TEXT : tone(entry);
    }

    private static Tone endingTone(FeedEntry entry) {
        if (entry instanceof AlertChange change) {
            Outcome outcome = change.outcome();
            return outcome == null ? Tone.MUTED : outcome.cameAfter() == null ? Tone.NEAR : Tone.GOOD;
        }
        if (entry instanceof FailureTruth truth) {
            return truth.announcedBefore() == null ? Tone.NEAR : Tone.GOOD;
        }
        return Tone.MUTED;
    }
}
