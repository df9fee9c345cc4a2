package io.tocsin.engine.training;

import io.tocsin.engine.EntityState;
import io.tocsin.engine.Model;
import io.tocsin.engine.Prediction;
import io.tocsin.engine.Predictor;
import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.window.TickSeries;
import java.util.List;

/**
 * Walks a model over series with the very code that serves, so that what is calibrated is what will run.
 *
 * <p>Thread-safe.
 */
final class Verdicts {
    private Verdicts() {}

    /** Hears every tick that is judged, not those of the warm-up. */
    interface Visitor {
        void visit(TickSeries series, int index, Prediction prediction);
    }

    static void walk(Model model, List<TickSeries> series, Visitor visitor) {
        Predictor predictor = new Predictor(model, Kernels.chosen());
        Prediction prediction = new Prediction(model);
        for (TickSeries one : series) {
            TickSeries selected = one.select(model.features().metrics());
            EntityState state = new EntityState(model.network().spec());
            for (int i = 0; i < selected.size(); i++) {
                predictor.step(selected.tick(i), selected.row(i), state, prediction);
                if (!prediction.warmingUp()) {
                    visitor.visit(one, i, prediction);
                }
            }
        }
    }
}
