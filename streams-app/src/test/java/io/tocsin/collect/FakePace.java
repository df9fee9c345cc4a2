package io.tocsin.collect;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A clock that wakes the collector as late as the test says, once per scripted lateness, and then stops it. */
final class FakePace implements Pace {
    final List<Long> waitedForMs = new ArrayList<>();
    long nowMs;
    private final Deque<Long> latenessMs = new ArrayDeque<>();

    FakePace(long startMs, Long... latenessMs) {
        this.nowMs = startMs;
        this.latenessMs.addAll(List.of(latenessMs));
    }

    @Override
    public long nowMs() {
        return nowMs;
    }

    @Override
    public boolean waitUntil(long timeMs) {
        Long late = latenessMs.poll();
        if (late == null) {
            return false;
        }
        waitedForMs.add(timeMs);
        // A time that is past already is not waited for.
        nowMs = late < 0 ? timeMs + late : Math.max(nowMs, timeMs + late);
        return true;
    }

    @Override
    public void stop() {
        latenessMs.clear();
    }
}
