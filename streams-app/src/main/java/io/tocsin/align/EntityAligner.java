package io.tocsin.align;

import io.tocsin.config.AlignSettings;
import io.tocsin.config.TickSettings;
import io.tocsin.schemas.Sample;
import io.tocsin.schemas.Tick;
import java.util.ArrayList;
import java.util.List;

/**
 * Aligns one entity's samples without Kafka: the same rules as in the running system, its progress in memory.
 *
 * <p>Confined to one thread.
 */
public final class EntityAligner {
    private final TickAligner aligner;
    private final AlignProgress progress = new AlignProgress();
    private final MetricRoster roster = new MetricRoster();

    private final String entity;

    public EntityAligner(String entity, TickSettings ticks, AlignSettings settings) {
        this.entity = entity;
        this.aligner = new TickAligner(ticks, settings, (policy, count) -> {});
    }

    /** Takes a sample; the ticks that it closes, in order. A sample that is too late closes nothing. */
    public List<Tick> add(Sample sample) {
        List<Tick> closed = new ArrayList<>();
        if (aligner.isLate(sample, progress)) {
            aligner.learnFromLate(sample, progress, roster);
        } else {
            // A recording has no records whose time could be compared.
            aligner.add(sample, sample.getTime().toEpochMilli(), progress, roster, closed);
        }
        return closed;
    }

    /** The ticks that are still open when no more samples will come, in order. */
    public List<Tick> finish() {
        List<Tick> closed = new ArrayList<>();
        aligner.closeAll(entity, progress, roster, closed);
        return closed;
    }
}
