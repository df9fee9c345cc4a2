package io.tocsin.benchmarks.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.ArrayList;
import java.util.List;

/** PyTorch's own LSTM kernels through DJL, on one thread. */
final class PyTorchWork {
    private PyTorchWork() {}

    /** Weights of the stack, in PyTorch's order, and of the head. */
    private record Weights(NDList recurrent, NDArray head, NDArray headBias) {
        static Weights of(NDManager manager, Shape shape) {
            List<NDArray> all = new ArrayList<>();
            for (int layer = 0; layer < Shape.LAYERS; layer++) {
                int inputs = layer == 0 ? shape.inputs() : shape.hidden();
                all.add(manager.randomNormal(new ai.djl.ndarray.types.Shape(4L * shape.hidden(), inputs))
                        .mul(0.1));
                all.add(manager.randomNormal(new ai.djl.ndarray.types.Shape(4L * shape.hidden(), shape.hidden()))
                        .mul(0.1));
                all.add(manager.zeros(new ai.djl.ndarray.types.Shape(4L * shape.hidden())));
                all.add(manager.zeros(new ai.djl.ndarray.types.Shape(4L * shape.hidden())));
            }
            return new Weights(
                    new NDList(all),
                    manager.randomNormal(new ai.djl.ndarray.types.Shape(shape.hidden(), shape.inputs()))
                            .mul(0.1),
                    manager.zeros(new ai.djl.ndarray.types.Shape(shape.inputs())));
        }

        NDList run(NDArray x, NDArray h, NDArray c, boolean isTraining) {
            NDList outputs = x.getNDArrayInternal()
                    .lstm(x, new NDList(h, c), recurrent, true, Shape.LAYERS, 0, isTraining, false, false);
            return new NDList(outputs.get(0).matMul(head).add(headBias), outputs.get(1), outputs.get(2));
        }
    }

    /** One pass over {@code time} steps of a batch. */
    static Contender.Work forward(Shape shape, int time, int batch) {
        NDManager manager = NDManager.newBaseManager();
        Weights weights = Weights.of(manager, shape);
        NDArray x = manager.randomNormal(new ai.djl.ndarray.types.Shape(time, batch, shape.inputs()));
        NDArray state = manager.zeros(new ai.djl.ndarray.types.Shape(Shape.LAYERS, batch, shape.hidden()));
        float[] sink = new float[1];
        return () -> {
            try (NDManager own = manager.newSubManager()) {
                NDList outputs = weights.run(x, state, state, false);
                outputs.attach(own);
                sink[0] = outputs.size();
            }
        };
    }

    /** Forward, loss, back and Adam's update. */
    static Contender.Work training(Shape shape, int time, int batch) {
        NDManager manager = NDManager.newBaseManager();
        Weights weights = Weights.of(manager, shape);
        List<NDArray> parameters = new ArrayList<>(weights.recurrent());
        parameters.add(weights.head());
        parameters.add(weights.headBias());
        parameters.forEach(parameter -> parameter.setRequiresGradient(true));
        Optimizer adam =
                Optimizer.adam().optLearningRateTracker(Tracker.fixed(1e-4f)).build();
        NDArray x = manager.randomNormal(new ai.djl.ndarray.types.Shape(time, batch, shape.inputs()));
        NDArray state = manager.zeros(new ai.djl.ndarray.types.Shape(Shape.LAYERS, batch, shape.hidden()));
        return () -> {
            try (NDManager own = manager.newSubManager();
                    GradientCollector collector = Engine.getInstance().newGradientCollector()) {
                NDList outputs = weights.run(x, state, state, true);
                outputs.attach(own);
                NDArray loss = outputs.get(0).sub(x).square().mean();
                loss.attach(own);
                collector.backward(loss);
                for (int i = 0; i < parameters.size(); i++) {
                    try (NDArray gradient = parameters.get(i).getGradient()) {
                        adam.update(String.valueOf(i), parameters.get(i), gradient);
                    }
                }
                collector.zeroGradients();
            }
        };
    }
}
