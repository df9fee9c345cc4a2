package io.tocsin.backtest;

import io.tocsin.engine.Model;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.engine.window.TickSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tocsin on a server that it has never seen: one model of the training parts of other servers, shared by all servers of a fold; what it knows of
 * the server that it judges is that server's warm-up window.
 *
 * <p>Server i is in fold i mod folds, so that neighbours in a directory, often alike, are in different folds. Thread-safe.
 */
final class ColdStartDetector implements Detector {
    static final String NAME = "tocsin cold start";

    private final TocsinDetector own;
    private final List<ServerSeries> servers;
    private final int folds;
    private final Map<FoldSeed, Model> models = new ConcurrentHashMap<>();

    private record FoldSeed(int fold, long seed) {}

    /**
     * @param own trains and judges
     * @param servers all of them, with the same metrics
     * @param folds 2 to the number of servers, which leaves one out at a time
     * @throws BacktestDataException if a model of the others cannot judge a server
     */
    ColdStartDetector(TocsinDetector own, List<ServerSeries> servers, int folds) {
        if (servers.size() < folds || folds < 2) {
            throw new BacktestDataException("a cold start needs at least two folds and a server in each: servers="
                    + servers.size() + " folds=" + folds);
        }
        this.own = own;
        this.servers = List.copyOf(servers);
        this.folds = folds;
        for (ServerSeries server : servers) {
            requireSameMetrics(server);
        }
    }

    private void requireSameMetrics(ServerSeries server) {
        List<String> metrics = servers.get(0).training().metrics();
        if (!server.training().metrics().equals(metrics)) {
            throw new BacktestDataException("servers have other columns, and no model can be shared: series="
                    + servers.get(0).name() + " series=" + server.name());
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isRandom() {
        return true;
    }

    @Override
    public Detection detect(ServerSeries series, long seed) {
        FoldSeed foldSeed = new FoldSeed(servers.indexOf(series) % folds, seed);
        return own.judge(models.computeIfAbsent(foldSeed, this::train), series.test());
    }

    private Model train(FoldSeed foldSeed) {
        List<TickSeries> others = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            if (i % folds != foldSeed.fold) {
                others.add(servers.get(i).training());
            }
        }
        return own.train(new TrainingData(servers.get(0).tickDurationMs(), others, List.of()), foldSeed.seed);
    }
}
