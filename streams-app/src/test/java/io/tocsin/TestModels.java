package io.tocsin;

import io.tocsin.engine.CarryRules;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.artifact.ModelWriter;
import io.tocsin.engine.artifact.Sha256;
import io.tocsin.engine.learning.TrainingListener;
import io.tocsin.engine.training.FailureInterval;
import io.tocsin.engine.training.ModelTrainer;
import io.tocsin.engine.training.TrainedModel;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.engine.training.TrainingSettings;
import io.tocsin.engine.window.TickSeries;
import io.tocsin.registry.DeployedModel;
import io.tocsin.registry.ModelImage;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.selector.Claim;
import io.tocsin.selector.Selector;
import io.tocsin.signing.ArtifactSignature;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Small models that were really trained, in a fraction of a second, on a wave with failures that announce themselves. */
public final class TestModels {
    public static final List<String> METRICS = List.of("cpu", "memory", "requests");
    public static final int MAX_GAP_TICKS = 6;
    public static final int WARM_UP_TICKS = 12;
    public static final long TICK_MS = 10_000;

    private static final int TICKS = 300;
    private static final int TICKS_BETWEEN_FAILURES = 60;
    private static final int FAILURE_TICKS = 4;

    private TestModels() {}

    /** Model {@code shop} in a version that a seed of its own made. */
    public static Model trained(String version) {
        return trained("shop", version);
    }

    public static Model trained(String name, String version) {
        return trained(name, version, METRICS);
    }

    /** That looks at the first of the {@link #METRICS} alone. */
    public static Model trained(String name, String version, List<String> metrics) {
        return training(name, version, metrics).model();
    }

    /** The same with the report of its training. */
    public static TrainedModel training(String name, String version, List<String> metrics) {
        TrainingSettings settings =
                TrainingSettings.defaults().withNetwork(2, 6).withEpochs(2).withSeed(version.hashCode());
        return new ModelTrainer(settings, new CarryRules(MAX_GAP_TICKS, WARM_UP_TICKS), TrainingListener.SILENT)
                .train(
                        new ModelId(name, version),
                        new TrainingData(TICK_MS, series(metrics), failures()),
                        1_767_268_800_000L);
    }

    /** What they were trained on. */
    public static TrainingData data() {
        return new TrainingData(TICK_MS, series(METRICS), failures());
    }

    public static ModelArtifact artifact(Model model) {
        byte[] bytes = ModelWriter.write(model);
        return artifact(model.id(), bytes, Sha256.hexOf(bytes));
    }

    /** With the signature that {@link TestKeys#OURS} makes for these bytes. */
    public static ModelArtifact artifact(ModelId id, byte[] bytes, String sha256) {
        return artifact(id, bytes, sha256, ArtifactSignature.of(TestKeys.OURS, bytes));
    }

    public static ModelArtifact artifact(ModelId id, byte[] bytes, String sha256, ArtifactSignature signature) {
        return new ModelArtifact(
                id.name(),
                id.version(),
                Instant.EPOCH,
                sha256,
                ByteBuffer.wrap(bytes),
                signature.keyId(),
                ByteBuffer.wrap(signature.bytes()),
                null);
    }

    /** An image in which {@code champion} judges everything. */
    public static ModelImage image(Model champion) {
        return new ModelImage(List.of(deployed("*", champion, OptionalLong.empty(), null)), 1);
    }

    /** An image in which each model judges what its selector covers; they are asked in the order in which the catalog would. */
    public static ModelImage image(Map<String, Model> bySelector) {
        return new ModelImage(
                bySelector.entrySet().stream()
                        .map(one -> new Claim(one.getKey(), Selector.parse(one.getKey())))
                        .sorted()
                        .map(claim -> deployed(
                                claim.model(),
                                Objects.requireNonNull(bySelector.get(claim.model())),
                                OptionalLong.empty(),
                                null))
                        .toList(),
                1);
    }

    /** An image in which {@code champion} judges everything from {@code activateAt} on, and {@code previous} until then. */
    public static ModelImage image(Model champion, Instant activateAt, Model previous) {
        return new ModelImage(
                List.of(deployed("*", champion, OptionalLong.of(activateAt.toEpochMilli()), previous)), 1);
    }

    /** An image in which {@code champion} judges everything at once, in the place of {@code previous}. */
    public static ModelImage promoted(Model champion, Model previous) {
        return new ModelImage(List.of(deployed("*", champion, OptionalLong.empty(), previous)), 1);
    }

    /** An image in which {@code champion} judges everything, and {@code shadow} beside it. */
    public static ModelImage shadowed(Model champion, Model shadow) {
        DeployedModel alone = deployed("*", champion, OptionalLong.empty(), null);
        return new ModelImage(
                List.of(new DeployedModel(alone.selector(), champion, alone.activateAtMs(), null, null, shadow)), 1);
    }

    private static DeployedModel deployed(
            String selector, Model champion, OptionalLong activateAtMs, @Nullable Model previous) {
        return new DeployedModel(Selector.parse(selector), champion, activateAtMs, previous, null, null);
    }

    private static List<TickSeries> series(List<String> metrics) {
        List<TickSeries> series = new ArrayList<>();
        for (int entity = 0; entity < 2; entity++) {
            Random random = new Random(entity);
            long[] ticks = new long[TICKS];
            float[][] rows = new float[TICKS][];
            for (int t = 0; t < TICKS; t++) {
                ticks[t] = t;
                rows[t] = Arrays.copyOf(row(t, random), metrics.size());
            }
            series.add(new TickSeries("shop-" + entity, metrics, ticks, rows));
        }
        return series;
    }

    private static float[] row(int t, Random random) {
        double wave = Math.sin(2 * Math.PI * t / 30);
        double ramp = Math.max(0, t % TICKS_BETWEEN_FAILURES - 40) / 20.0;
        return new float[] {
            (float) (0.4 + 0.1 * wave + 0.4 * ramp + 0.02 * random.nextGaussian()),
            (float) (0.6 + 0.05 * wave + 0.01 * random.nextGaussian()),
            (float) (200 + 80 * wave + 300 * ramp + 5 * random.nextGaussian())
        };
    }

    private static List<FailureInterval> failures() {
        List<FailureInterval> failures = new ArrayList<>();
        for (int first = TICKS_BETWEEN_FAILURES - FAILURE_TICKS; first < TICKS; first += TICKS_BETWEEN_FAILURES) {
            failures.add(new FailureInterval("shop-0", first, first + FAILURE_TICKS));
            failures.add(new FailureInterval("shop-1", first, first + FAILURE_TICKS));
        }
        return failures;
    }
}
