package io.tocsin.example;

import java.util.List;

/**
 * Some runs of one shop.
 *
 * <p>Thread-safe as long as nobody writes to the arrays.
 *
 * @param name where it came from, for people
 * @param simulated whether it was simulated and not recorded
 * @param runs at least one, all with the same metrics
 */
public record ShopTrace(String name, boolean simulated, List<ShopRun> runs) {

    public ShopTrace {
        runs = List.copyOf(runs);
        if (runs.isEmpty()) {
            throw new ExampleDataException("needs at least one run: source=" + name + " runs=0");
        }
    }

    public int ticks() {
        return runs.stream().mapToInt(ShopRun::size).sum();
    }

    public int failures() {
        return runs.stream().mapToInt(run -> run.failureStarts().size()).sum();
    }

    public int announcements() {
        return runs.stream().mapToInt(run -> run.announcements().size()).sum();
    }
}
