package io.tocsin.benchmarks.peers;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.tocsin.engine.interchange.OnnxWriter;
import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkState;
import io.tocsin.engine.network.PreparedNetwork;
import io.tocsin.engine.network.StepWorkspace;
import io.tocsin.engine.network.TimeMajor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;

/** ONNX Runtime with the model that {@link OnnxWriter} writes, on one thread. */
final class OnnxRuntimeWork {
    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    private OnnxRuntimeWork() {}

    static OrtSession session(Network network) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        return ENVIRONMENT.createSession(OnnxWriter.write(network), options);
    }

    private static OnnxTensor tensor(float[] values, long... shape) throws OrtException {
        FloatBuffer buffer = ByteBuffer.allocateDirect(values.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        buffer.put(values).rewind();
        return OnnxTensor.createTensor(ENVIRONMENT, buffer, shape);
    }

    private static Map<String, OnnxTensor> inputs(Shape shape, int time, int batch) throws OrtException {
        Map<String, OnnxTensor> inputs = new HashMap<>();
        inputs.put("x", tensor(TocsinWork.random(time, batch, shape.inputs()).values(), time, batch, shape.inputs()));
        for (int i = 0; i < Shape.LAYERS; i++) {
            inputs.put("h" + i, tensor(new float[batch * shape.hidden()], 1, batch, shape.hidden()));
            inputs.put("c" + i, tensor(new float[batch * shape.hidden()], 1, batch, shape.hidden()));
        }
        return inputs;
    }

    /** Inputs and outputs bound to buffers beforehand; as fast as it gets. */
    static Contender.Work bound(Shape shape, int time, int batch) throws OrtException {
        OrtSession session = session(shape.network());
        Map<String, OnnxTensor> inputs = inputs(shape, time, batch);
        Map<String, OnnxTensor> outputs = new HashMap<>();
        outputs.put(Shape.HEAD, tensor(new float[time * batch * shape.inputs()], time, batch, shape.inputs()));
        for (int i = 0; i < Shape.LAYERS; i++) {
            outputs.put("h" + i + "_out", tensor(new float[batch * shape.hidden()], 1, batch, shape.hidden()));
            outputs.put("c" + i + "_out", tensor(new float[batch * shape.hidden()], 1, batch, shape.hidden()));
        }
        return () -> session.run(inputs, outputs).close();
    }

    /** As a service would write it: tensors from arrays in, arrays out. */
    static Contender.Work ordinary(Shape shape, int batch) throws OrtException {
        OrtSession session = session(shape.network());
        float[][][] x = new float[1][batch][shape.inputs()];
        float[][][][] states = new float[2 * Shape.LAYERS][1][batch][shape.hidden()];
        return () -> {
            Map<String, OnnxTensorLike> inputs = new HashMap<>();
            inputs.put("x", OnnxTensor.createTensor(ENVIRONMENT, x));
            for (int i = 0; i < Shape.LAYERS; i++) {
                inputs.put("h" + i, OnnxTensor.createTensor(ENVIRONMENT, states[2 * i]));
                inputs.put("c" + i, OnnxTensor.createTensor(ENVIRONMENT, states[2 * i + 1]));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                for (int i = 0; i < Shape.LAYERS; i++) {
                    states[2 * i] = (float[][][])
                            result.get("h" + i + "_out").orElseThrow().getValue();
                    states[2 * i + 1] = (float[][][])
                            result.get("c" + i + "_out").orElseThrow().getValue();
                }
            }
            inputs.values().forEach(OnnxTensorLike::close);
        };
    }

    /** The largest difference between ONNX Runtime's outputs and our own over a window of a batch. */
    static double difference(Network network, int time, int batch) throws OrtException {
        TimeMajor input = TocsinWork.random(time, batch, network.spec().features());
        Map<String, OnnxTensor> inputs = new HashMap<>();
        inputs.put("x", tensor(input.values(), time, batch, network.spec().features()));
        int hidden = network.spec().hidden();
        for (int i = 0; i < network.layers().size(); i++) {
            inputs.put("h" + i, tensor(new float[batch * hidden], 1, batch, hidden));
            if (network.spec().cell() == Cell.LSTM) {
                inputs.put("c" + i, tensor(new float[batch * hidden], 1, batch, hidden));
            }
        }
        PreparedNetwork prepared = new PreparedNetwork(network, Kernels.chosen());
        NetworkState state = new NetworkState(network.spec(), batch);
        StepWorkspace workspace = new StepWorkspace(network, batch);
        double largest = 0;
        try (OrtSession session = session(network);
                OrtSession.Result result = session.run(inputs)) {
            float[][][] theirs =
                    (float[][][]) result.get(network.heads().get(0).spec().name())
                            .orElseThrow()
                            .getValue();
            for (int t = 0; t < time; t++) {
                prepared.step(input, t, state, workspace);
                TimeMajor ours = workspace.output(0);
                for (int b = 0; b < batch; b++) {
                    for (int j = 0; j < ours.width(); j++) {
                        largest = Math.max(largest, Math.abs(theirs[t][b][j] - ours.values()[ours.at(0, b) + j]));
                    }
                }
            }
        }
        return largest;
    }
}
