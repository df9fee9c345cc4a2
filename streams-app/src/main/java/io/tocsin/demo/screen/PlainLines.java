package io.tocsin.demo.screen;

import io.tocsin.demo.screen.text.FeedText;
import io.tocsin.demo.screen.text.SummaryText;
import io.tocsin.demo.screen.view.AlertChange;
import io.tocsin.demo.screen.view.DemoView;
import io.tocsin.demo.screen.view.FailureTruth;
import io.tocsin.demo.screen.view.FeedEntry;
import io.tocsin.demo.screen.view.ModelSwap;
import io.tocsin.demo.screen.view.Phase;
import io.tocsin.demo.screen.view.Summary;
import io.tocsin.terminal.CharacterSet;
import io.tocsin.terminal.text.TimeText;
import java.io.PrintStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * For output that is not a terminal: a line per phase, per event and per outcome, and a status line every 15 seconds of the demo's own clock.
 * No escape codes. Thread-safe.
 */
public final class PlainLines implements Screen {
    private static final Duration STATUS_INTERVAL = Duration.ofSeconds(15);

    private final PrintStream out;
    private final CharacterSet characters;

    private final Set<Long> withOutcome = new HashSet<>();
    private long lastSequence = Long.MIN_VALUE;
    private @Nullable Phase phase;
    private Duration nextStatus = STATUS_INTERVAL;
    private boolean hasToldPage;
    private boolean closed;

    /** @param out must encode with {@code characters} */
    public PlainLines(PrintStream out, CharacterSet characters) {
        this.out = out;
        this.characters = characters;
    }

    @Override
    public synchronized void update(DemoView view) {
        if (closed) {
            return;
        }
        if (view.phase() != phase) {
            phase = view.phase();
            line("phase    " + view.phase().label());
        }
        if (!hasToldPage && !view.hints().page().isEmpty()) {
            hasToldPage = true;
            line("page     " + view.hints().page());
        }
        printEvents(view);
        if (view.clock().elapsed().compareTo(nextStatus) >= 0) {
            line(StatusLine.of(view));
            nextStatus = view.clock().elapsed().plus(STATUS_INTERVAL);
        }
        out.flush();
    }

    @Override
    public synchronized void close(Summary summary) {
        if (!closed) {
            closed = true;
            SummaryText.of(summary).forEach(this::line);
            out.flush();
        }
    }

    private void printEvents(DemoView view) {
        List<FeedEntry> feed = view.feed();
        for (int i = feed.size() - 1; i >= 0; i--) {
            FeedEntry entry = feed.get(i);
            boolean outcomeIsNew = hasOutcome(entry) && withOutcome.add(entry.sequence());
            if (entry.sequence() > lastSequence) {
                lastSequence = entry.sequence();
                line(event(entry, view.clock().zone()));
            } else if (outcomeIsNew) {
                line(event(entry, view.clock().zone()));
            }
        }
        withOutcome.retainAll(feed.stream().map(FeedEntry::sequence).collect(Collectors.toSet()));
    }

    private static boolean hasOutcome(FeedEntry entry) {
        return entry instanceof AlertChange change && change.outcome() != null;
    }

    private static String event(FeedEntry entry, ZoneId zone) {
        FeedText text = FeedText.of(entry);
        String detail = text.detail().isEmpty() ? "" : " · " + text.detail();
        String ending = text.ending().isEmpty() ? "" : " · " + text.ending();
        return String.format("%-8s ", kind(entry)) + TimeText.seconds(entry.at(), zone) + " " + text.subject() + ": "
                + text.headline() + detail + ending;
    }

    private static String kind(FeedEntry entry) {
        if (entry instanceof AlertChange change) {
            return switch (change.state()) {
                case OPEN -> "open";
                case UPDATED -> "updated";
                case RESOLVED -> "resolved";
            };
        }
        if (entry instanceof ModelSwap) {
            return "swap";
        }
        return entry instanceof FailureTruth ? "truth" : "event";
    }

    private void line(String text) {
        out.println(characters.show(text));
    }
}
