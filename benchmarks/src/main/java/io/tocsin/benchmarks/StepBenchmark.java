package io.tocsin.benchmarks;

import io.tocsin.engine.EntityState;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.Prediction;
import io.tocsin.engine.Predictor;
import io.tocsin.engine.kernel.Kernels;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One tick of one entity through a model of two layers with both heads: encode, compare, step, judge. Run with {@code -prof gc}: the allocation
 * of a step has to be nothing.
 *
 * <p>Confined to one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class StepBenchmark {
    private static final int ROWS = 64;

    /** Inputs x hidden units. */
    @Param({"8x32", "38x64", "38x128"})
    public String shape = "8x32";

    private Predictor predictor;
    private EntityState state;
    private Prediction prediction;
    private float[][] rows;
    private long tick;

    // JMH calls prepare before the first step.
    @SuppressWarnings("NullAway.Init")
    public StepBenchmark() {}

    @Setup
    public void prepare() {
        int split = shape.indexOf('x');
        int inputs = Integer.parseInt(shape.substring(0, split));
        List<String> metrics =
                IntStream.range(0, inputs).mapToObj(i -> "metric." + i).toList();
        Model model =
                RandomModels.of(new ModelId("benchmark", "1"), metrics, Integer.parseInt(shape.substring(split + 1)));
        predictor = new Predictor(model, Kernels.chosen());
        state = new EntityState(model.network().spec());
        prediction = new Prediction(model);
        SplittableRandom random = new SplittableRandom(1);
        rows = new float[ROWS][inputs];
        for (float[] row : rows) {
            for (int i = 0; i < inputs; i++) {
                row[i] = (float) random.nextDouble(-2, 2);
            }
        }
    }

    @Benchmark
    public float step() {
        tick++;
        predictor.step(tick, rows[(int) (tick % ROWS)], state, prediction);
        return prediction.score();
    }
}
