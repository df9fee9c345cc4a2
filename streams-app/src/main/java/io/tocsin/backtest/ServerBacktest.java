package io.tocsin.backtest;

import io.tocsin.engine.learning.TrainingDivergedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Judges servers by all detectors, several servers at a time; the result does not depend on how many.
 *
 * <p>Confined to one thread.
 */
final class ServerBacktest {
    private final List<Detector> detectors;
    private final List<Long> seeds;
    private final Path out;
    private final BacktestProgress progress;
    private final AtomicInteger done = new AtomicInteger();

    ServerBacktest(List<Detector> detectors, List<Long> seeds, Path out, BacktestProgress progress) {
        this.detectors = List.copyOf(detectors);
        this.seeds = List.copyOf(seeds);
        this.out = out;
        this.progress = progress;
    }

    /** One run a server, in the order of {@code servers}; leaves {@code <server>/scores.csv} behind. */
    List<ServerRun> run(List<ServerSeries> servers, int threads) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<ServerRun>> futures = new ArrayList<>();
            for (ServerSeries server : servers) {
                futures.add(pool.submit(() -> run(server, servers.size() * detectors.size())));
            }
            List<ServerRun> runs = new ArrayList<>();
            for (Future<ServerRun> future : futures) {
                runs.add(future.get());
            }
            return runs;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while judging", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("cannot judge: " + e.getCause(), e);
        } finally {
            pool.shutdownNow();
        }
    }

    private ServerRun run(ServerSeries server, int total) {
        Map<String, Detection> first = new LinkedHashMap<>();
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (Detector detector : detectors) {
            List<Map<String, Double>> perSeed = new ArrayList<>();
            for (long seed : detector.isRandom() ? seeds : seeds.subList(0, 1)) {
                Detection detection = detect(detector, server, seed);
                first.putIfAbsent(detector.name(), detection);
                perSeed.add(ServerFigures.of(server, detection));
                columns.put(
                        detector.isRandom() ? detector.name() + " seed " + seed : detector.name(), detection.scores());
            }
            figures.put(detector.name(), mean(perSeed));
            progress.done(server.name() + " " + detector.name(), done.incrementAndGet(), total);
        }
        ScoresFile.write(out.resolve(server.name()).resolve("scores.csv"), server, columns);
        return new ServerRun(server, first, figures);
    }

    /** A detector does not know how the server is called that it cannot learn. */
    private static Detection detect(Detector detector, ServerSeries server, long seed) {
        try {
            return detector.detect(server, seed);
        } catch (IllegalArgumentException | TrainingDivergedException e) {
            throw new BacktestDataException(
                    "cannot judge: series=" + server.name() + " detector=" + detector.name() + " reason="
                            + e.getMessage(),
                    e);
        }
    }

    private static Map<String, Double> mean(List<Map<String, Double>> perSeed) {
        Map<String, Double> mean = new LinkedHashMap<>();
        for (String name : perSeed.get(0).keySet()) {
            mean.put(
                    name,
                    perSeed.stream()
                            .mapToDouble(figures -> figures.get(name))
                            .filter(value -> !Double.isNaN(value))
                            .average()
                            .orElse(Double.NaN));
        }
        return mean;
    }
}
