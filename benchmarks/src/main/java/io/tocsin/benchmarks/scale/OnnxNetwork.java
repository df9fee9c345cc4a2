package io.tocsin.benchmarks.scale;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.tocsin.engine.interchange.OnnxWriter;
import io.tocsin.engine.network.Head;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.Network;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * ONNX Runtime with our own network, inputs and outputs bound to buffers, batch of one, on the thread that calls.
 *
 * <p>Confined to one thread.
 */
final class OnnxNetwork implements AutoCloseable {
    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    private final OrtSession session;
    private final Map<String, OnnxTensor> inputs = new HashMap<>();
    private final Map<String, OnnxTensor> outputs = new HashMap<>();
    /** {@code [ticks][features]}. */
    final FloatBuffer x;
    /** {@code [ticks][features]}: of each tick, what was expected of the next. */
    final FloatBuffer forecast;
    /** h and c of each layer, what goes in. */
    final List<FloatBuffer> statesIn = new ArrayList<>();
    /** The same, as they come out. */
    final List<FloatBuffer> statesOut = new ArrayList<>();

    /** For runs of {@code ticks} ticks at a time. */
    OnnxNetwork(Network network, int ticks) {
        try {
            this.session = session(network);
            int features = network.spec().features();
            this.x = bind(inputs, "x", ticks, features);
            for (Head head : network.heads()) {
                FloatBuffer unused =
                        bind(outputs, head.spec().name(), ticks, head.spec().outputs());
            }
            this.forecast = bind(outputs, HeadSpec.FORECAST, ticks, features);
            int hidden = network.spec().hidden();
            for (int layer = 0; layer < network.layers().size(); layer++) {
                for (String part : List.of("h", "c")) {
                    statesIn.add(bind(inputs, part + layer, 1, hidden));
                    statesOut.add(bind(outputs, part + layer + "_out", 1, hidden));
                }
            }
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not take the network", e);
        }
    }

    private static OrtSession session(Network network) throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        return ENVIRONMENT.createSession(OnnxWriter.write(network), options);
    }

    /** A buffer of {@code [time][batch of 1][width]}. */
    private static FloatBuffer bind(Map<String, OnnxTensor> tensors, String name, int time, int width)
            throws OrtException {
        FloatBuffer buffer = ByteBuffer.allocateDirect(time * width * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        OnnxTensor before =
                tensors.put(name, OnnxTensor.createTensor(ENVIRONMENT, buffer, new long[] {time, 1, width}));
        if (before != null) {
            before.close();
        }
        return buffer;
    }

    /** Computes the outputs of what lies in the inputs. */
    void run() {
        try {
            session.run(inputs, outputs).close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed", e);
        }
    }

    @Override
    public void close() {
        inputs.values().forEach(OnnxTensor::close);
        outputs.values().forEach(OnnxTensor::close);
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime did not close", e);
        }
    }
}
