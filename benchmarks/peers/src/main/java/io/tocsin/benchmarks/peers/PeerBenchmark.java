package io.tocsin.benchmarks.peers;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints the engine's targets with what was measured, as a Markdown table: ceilings, ONNX Runtime, PyTorch, DL4J and a random cut forest in the same
 * run. Takes about five minutes.
 */
public final class PeerBenchmark {
    private static final List<Shape> SHAPES = List.of(new Shape(8, 32), new Shape(38, 64), new Shape(38, 128));
    private static final int WINDOW = 60;
    private static final int TRAINING_STEPS = 32;
    private static final int TRAINING_BATCH = 16;

    private final TargetTable table = new TargetTable();

    private PeerBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("ai.djl.pytorch.num_threads", "1");
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        System.out.println("Java " + Runtime.version() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, " + Kernels.choice() + "\n");
        printOnnxParity();
        PeerBenchmark benchmark = new PeerBenchmark();
        for (Shape shape : SHAPES) {
            benchmark.steps(shape);
            benchmark.batches(shape);
            benchmark.windows(shape);
            benchmark.training(shape);
        }
        benchmark.table.print();
        System.exit(0);
    }

    private static void printOnnxParity() throws Exception {
        for (Cell cell : Cell.values()) {
            NetworkSpec spec = NetworkSpec.stack(38, cell, 2, 64, List.of(HeadSpec.forecast(38)));
            System.out.printf(
                    "ONNX Runtime with our exported %s model: largest difference %.1e over %d steps of 4 sequences%n",
                    cell, OnnxRuntimeWork.difference(Network.initial(spec, 3), WINDOW, 4), WINDOW);
        }
        System.out.println();
    }

    private void steps(Shape shape) throws Exception {
        float[] weights = new float[shape.recurrentWeights()];
        float[] sink = new float[1];
        List<Contender> contenders = new ArrayList<>(List.of(
                new Contender("simd", TocsinWork.step(shape, Kernels.chosen(), 1)),
                new Contender("scalar", TocsinWork.step(shape, Kernels.scalar(), 1)),
                new Contender("products", TocsinWork.products(shape, Kernels.chosen(), 1)),
                new Contender("read", () -> sink[0] += Ceilings.read(weights)),
                new Contender("ort bound", OnnxRuntimeWork.bound(shape, 1, 1)),
                new Contender("ort ordinary", OnnxRuntimeWork.ordinary(shape, 1)),
                new Contender("pytorch", PyTorchWork.forward(shape, 1, 1)),
                new Contender("dl4j", Dl4jWork.step(shape)),
                new Contender("forest", ForestWork.step(shape))));
        Times times = Interleaved.measure(contenders);
        double needed = shape.hidden() == 32 ? 10 : shape.hidden() == 64 ? 4 : 2.3;
        table.add("one step, µs", shape, times.median("simd"), Double.NaN);
        table.add("products ÷ heap read roof", shape, times.ratio("read", "products"), 0.9);
        table.add("whole step ÷ heap read roof", shape, times.ratio("read", "simd"), 0.8);
        table.add("plain Java ÷ SIMD, speed", shape, times.ratio("simd", "scalar"), 0.55);
        table.add("× ONNX Runtime, bound buffers", shape, times.ratio("ort bound", "simd"), needed);
        table.add("× ONNX Runtime, ordinary API", shape, times.ratio("ort ordinary", "simd"), Double.NaN);
        table.add("× PyTorch, one step", shape, times.ratio("pytorch", "simd"), Double.NaN);
        table.add("× DL4J rnnTimeStep", shape, times.ratio("dl4j", "simd"), Double.NaN);
        table.add("× random cut forest, score + update", shape, times.ratio("forest", "simd"), Double.NaN);
    }

    private void batches(Shape shape) throws Exception {
        float[] sink = new float[1];
        for (int batch : new int[] {16, 64}) {
            Times times = Interleaved.measure(List.of(
                    new Contender("simd", TocsinWork.step(shape, Kernels.chosen(), batch)),
                    new Contender("products", TocsinWork.products(shape, Kernels.chosen(), batch)),
                    new Contender("fma", () -> sink[0] += Ceilings.multiplyAdd()),
                    new Contender("ort", OnnxRuntimeWork.bound(shape, 1, batch)),
                    new Contender("pytorch", PyTorchWork.forward(shape, 1, batch))));
            double peak = Ceilings.OPERATIONS / times.median("fma");
            double products = 2.0 * shape.recurrentWeights() * batch / times.median("products");
            double step = shape.flops() * batch / times.median("simd");
            String name = "batch " + batch + ": ";
            table.add(name + "µs an entity", shape, times.median("simd") / batch, Double.NaN);
            table.add(name + "products ÷ FMA peak", shape, products / peak, 0.65);
            table.add(name + "step ÷ FMA peak", shape, step / peak, 0.5);
            double needed = batch < 64 ? Double.NaN : shape.hidden() == 128 ? 1.0 : 1.25;
            table.add(name + "× ONNX Runtime", shape, times.ratio("ort", "simd"), needed);
            table.add(name + "× PyTorch", shape, times.ratio("pytorch", "simd"), Double.NaN);
        }
    }

    private void windows(Shape shape) throws Exception {
        for (int batch : new int[] {1, 64}) {
            Times times = Interleaved.measure(List.of(
                    new Contender("simd", TocsinWork.window(shape, WINDOW, batch)),
                    new Contender("ort", OnnxRuntimeWork.bound(shape, WINDOW, batch))));
            double needed = shape.hidden() == 128 ? 1.0 : 1.1;
            table.add("window of 60, batch " + batch + ": × ONNX Runtime", shape, times.ratio("ort", "simd"), needed);
        }
    }

    private void training(Shape shape) throws Exception {
        float[] sink = new float[1];
        Times times = Interleaved.measure(List.of(
                new Contender("simd", TocsinWork.training(shape, TRAINING_STEPS, TRAINING_BATCH)),
                new Contender("fma", () -> sink[0] += Ceilings.multiplyAdd()),
                new Contender("pytorch", PyTorchWork.training(shape, TRAINING_STEPS, TRAINING_BATCH)),
                new Contender("dl4j", Dl4jWork.training(shape, TRAINING_STEPS, TRAINING_BATCH))));
        double peak = Ceilings.OPERATIONS / times.median("fma");
        // Forward once, back twice: by the inputs and by the weights.
        double flops = 3 * shape.flops() * TRAINING_STEPS * TRAINING_BATCH;
        table.add("training ÷ FMA peak", shape, flops / times.median("simd") / peak, 0.45);
        table.add("training: × PyTorch", shape, times.ratio("pytorch", "simd"), 1.3);
        table.add("training: × DL4J", shape, times.ratio("dl4j", "simd"), Double.NaN);
        Times epochs = Interleaved.measure(List.of(
                new Contender("one", TocsinWork.epoch(shape, 1)), new Contender("two", TocsinWork.epoch(shape, 2))));
        table.add("training: two threads ÷ one, speed", shape, epochs.ratio("one", "two"), 1.8);
    }
}
