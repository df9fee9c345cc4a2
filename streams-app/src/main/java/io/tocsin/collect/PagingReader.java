package io.tocsin.collect;

import java.util.OptionalLong;

/**
 * Swap space and the pages that move to and from it; nothing at all on a machine without swap space.
 *
 * <p>Confined to one thread.
 */
final class PagingReader implements GroupReader {
    private final CounterRate pagesIn = new CounterRate();
    private final CounterRate pagesOut = new CounterRate();

    @Override
    public void read(HostProbe probe, long nowNanos, Readings readings) {
        HostProbe.Swap swap = probe.swap();
        boolean present = swap.totalBytes() > 0;
        if (present) {
            readings.put(HostMetric.PAGING_UTILIZATION, (double) swap.usedBytes() / swap.totalBytes());
        }
        readings.put(HostMetric.PAGING_IN, pagesIn.perSecond(nowNanos, presentOnly(present, swap.pagesIn())));
        readings.put(HostMetric.PAGING_OUT, pagesOut.perSecond(nowNanos, presentOnly(present, swap.pagesOut())));
    }

    private static OptionalLong presentOnly(boolean present, long pages) {
        return present ? OptionalLong.of(pages) : OptionalLong.empty();
    }
}
