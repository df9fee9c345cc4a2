package io.tocsin.sizing;

import io.tocsin.TestModels;
import io.tocsin.TopologyFixture;
import io.tocsin.engine.CarryRules;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.Provenance;
import io.tocsin.engine.SelfTest;
import io.tocsin.engine.features.Feature;
import io.tocsin.engine.features.FeatureSet;
import io.tocsin.engine.features.Transform;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.scoring.FailureCalibration;
import io.tocsin.engine.scoring.ScoreCalibration;
import io.tocsin.schemas.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A fleet and a model of a given shape, which the whole topology judges; noise, so that nothing repeats but names. */
record ShapedFleet(int metrics, int labels, int layers, int hidden, List<Integer> horizonTicks) {
    static final Workload.TextLengths TEXT = new Workload.TextLengths(10, 18, 7, 5, 15);
    private static final int ENTITIES = 20;
    private static final long TICK_MS = 10_000;

    Workload workload() {
        Workload.Network network = new Workload.Network(
                layers,
                hidden,
                2,
                4,
                horizonTicks.stream().map(ticks -> 10 * ticks).toList());
        return new Workload(ENTITIES, metrics, labels, network, Duration.ofMillis(TICK_MS), 60, false, TEXT);
    }

    /** Lets {@code ticks} ticks of every entity pass through. */
    void run(TopologyFixture topology, int ticks) {
        topology.models.publish(TestModels.image(model()));
        Random random = new Random(7);
        for (int tick = 0; tick <= ticks; tick++) {
            Instant time = TopologyFixture.NOW.plusMillis((tick - ticks) * TICK_MS);
            for (int entity = 0; entity < ENTITIES; entity++) {
                topology.send(new Sample(
                        "host/%05d".formatted(entity), time, values(random), new TreeMap<>(labelValues()), List.of()));
            }
        }
    }

    private Map<String, Double> values(Random random) {
        Map<String, Double> values = new HashMap<>();
        names().forEach(name -> values.put(name, 100 * random.nextDouble()));
        return values;
    }

    private Map<String, String> labelValues() {
        Map<String, String> values = new HashMap<>();
        IntStream.range(0, labels)
                .forEach(label -> values.put("label%02d".formatted(label), "value%02d".formatted(label)));
        return values;
    }

    private List<String> names() {
        return IntStream.range(0, metrics)
                .mapToObj("system.cpu.idle%03d"::formatted)
                .toList();
    }

    private Model model() {
        List<Feature> features = names().stream()
                .map(name -> new Feature(name, Transform.IDENTITY, 50f, 30f))
                .toList();
        List<FailureCalibration> failures = horizonTicks.stream()
                .map(ticks -> new FailureCalibration(1f, -6f, 0.9f, ticks))
                .toList();
        return new Model(
                new ModelId("model", "20260301-133210"),
                new Provenance(1_700_000_000_000L, 1, 0, 1, 1, 1, "random weights"),
                TICK_MS,
                new CarryRules(6, 2),
                new FeatureSet(features),
                Network.initial(NetworkSpec.forecaster(metrics, layers, hidden, failures.size()), 1),
                ScoreCalibration.neutral(metrics).withBoundary(100f),
                failures,
                SelfTest.NONE);
    }
}
