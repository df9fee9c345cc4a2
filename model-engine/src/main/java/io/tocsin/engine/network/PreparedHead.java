package io.tocsin.engine.network;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.kernel.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * A head ready to be applied.
 *
 * <p>Thread-safe while nobody loads it anew.
 */
public final class PreparedHead {
    private final Head head;
    private final List<Matrix> matrices = new ArrayList<>();

    PreparedHead(Kernels kernels, Head head) {
        this.head = head;
        for (DenseLayer layer : head.layers()) {
            matrices.add(kernels.matrix(layer.inputs(), layer.outputs()));
        }
        load();
    }

    void load() {
        for (int i = 0; i < matrices.size(); i++) {
            matrices.get(i).load(head.layers().get(i).weights(), 0);
        }
    }

    /** Room for what each dense layer of the head gives, the last being the outputs. */
    static List<TimeMajor> room(Head head, int time, int batch) {
        return head.layers().stream()
                .map(layer -> TimeMajor.zeros(time, batch, layer.outputs()))
                .toList();
    }

    /**
     * Applies the head to {@code steps} steps at once.
     *
     * @param top vectors of which the first {@link Head#inputs} values count
     * @param input the network's input at this step, for a forecast's persistence
     * @param room as {@link #room} made it; the steps from {@code t} on are written
     */
    void apply(TimeMajor top, int tTop, TimeMajor input, int tInput, List<TimeMajor> room, int t, int steps) {
        TimeMajor x = top;
        int tx = tTop;
        for (int i = 0; i < matrices.size(); i++) {
            TimeMajor y = room.get(i);
            for (int step = t; step < t + steps; step++) {
                LayerTrace.begin(y, step, head.layers().get(i).bias());
            }
            matrices.get(i).addProducts(steps * y.batch(), x.values(), x.at(tx), x.width(), y.values(), y.at(t));
            if (i < matrices.size() - 1) {
                rectify(y, t, t + steps);
            }
            x = y;
            tx = t;
        }
        addPersistence(input, tInput, x, t, steps);
    }

    private static void rectify(TimeMajor y, int from, int to) {
        for (int k = y.at(from); k < y.at(to); k++) {
            y.values()[k] = Math.max(0f, y.values()[k]);
        }
    }

    private void addPersistence(TimeMajor input, int tInput, TimeMajor y, int t, int steps) {
        float[] persistence = head.persistence();
        for (int b = 0; persistence.length > 0 && b < steps * y.batch(); b++) {
            int from = input.at(tInput) + b * input.width();
            int to = y.at(t) + b * y.width();
            for (int f = 0; f < persistence.length; f++) {
                y.values()[to + f] += persistence[f] * input.values()[from + f];
            }
        }
    }
}
