package io.tocsin.benchmarks.peers;

import java.util.List;

/**
 * Lets contenders take turns, round by round, so that what else the machine does hits all of them alike; each figure is the median over the rounds.
 */
final class Interleaved {
    private static final int WARM_UP_ROUNDS = 30;
    private static final int ROUNDS = 15;
    /** So long a contender works in one turn. */
    private static final long TURN_NANOS = 15_000_000;

    private Interleaved() {}

    static Times measure(List<Contender> contenders) throws Exception {
        Times times = new Times(contenders, ROUNDS);
        for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
            for (Contender contender : contenders) {
                double micros = turn(contender.work());
                if (round >= 0) {
                    times.put(contender.name(), round, micros);
                }
            }
        }
        return times;
    }

    private static double turn(Contender.Work work) throws Exception {
        long start = System.nanoTime();
        long units = 0;
        long elapsed = 0;
        for (int burst = 1; elapsed < TURN_NANOS; burst = Math.min(2 * burst, 64)) {
            for (int i = 0; i < burst; i++) {
                work.run();
            }
            units += burst;
            elapsed = System.nanoTime() - start;
        }
        return elapsed / 1e3 / units;
    }
}
