package io.tocsin.engine.learning;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.PreparedNetwork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Finds the weights: mini-batches of sequences, shuffled by seed, each cut into chunks with the state carried from chunk to chunk, as the state
 * is carried in service; the weights with the best validation loss win.
 *
 * <p>Deterministic for a seed and a number of threads, also across a resumed checkpoint. Confined to one thread.
 */
public final class NetworkFitter {
    /** With few sequences the batches get smaller: an epoch of one update would learn nothing. */
    private static final int MIN_BATCHES = 8;

    private final List<Loss> losses;
    private final FitSettings settings;
    private final TrainingListener listener;
    private final Network network;
    private final PreparedNetwork prepared;
    private final Optimizer optimizer;
    private final List<EpochReport> epochs = new ArrayList<>();
    private final DivergenceGuard guard = new DivergenceGuard();
    private Network best;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private int bestEpoch;
    private int epoch;

    /**
     * Starts from {@code network}, whose arrays are changed.
     *
     * @param losses one a head, in the order of the spec
     */
    public NetworkFitter(Network network, List<Loss> losses, FitSettings settings, TrainingListener listener) {
        if (losses.size() != network.heads().size()) {
            throw new IllegalArgumentException("each head needs a loss: losses=" + losses.size() + " heads="
                    + network.heads().size());
        }
        this.losses = List.copyOf(losses);
        this.settings = settings;
        this.listener = listener;
        this.network = network;
        this.best = network.copy();
        this.prepared = new PreparedNetwork(network, Kernels.chosen());
        this.optimizer = settings.optimizer().create(network.parameters());
    }

    /** One report an epoch, those before a checkpoint left out. */
    public List<EpochReport> epochs() {
        return List.copyOf(epochs);
    }

    /** Where training stands between two epochs. */
    public Checkpoint checkpoint() {
        return new Checkpoint(
                epoch, bestEpoch, bestLoss, optimizer.updates(), network.copy(), best.copy(), copy(optimizer.memory()));
    }

    /** Goes on from where {@link #checkpoint} was taken, with the same settings and examples, to the same result. */
    public void resume(Checkpoint checkpoint) {
        epoch = checkpoint.epoch();
        bestEpoch = checkpoint.bestEpoch();
        bestLoss = checkpoint.bestLoss();
        network.take(checkpoint.network());
        best = checkpoint.best().copy();
        optimizer.resume(checkpoint.updates());
        List<float[]> memory = optimizer.memory();
        for (int i = 0; i < memory.size(); i++) {
            System.arraycopy(checkpoint.memory().get(i), 0, memory.get(i), 0, memory.get(i).length);
        }
    }

    private static List<float[]> copy(List<float[]> arrays) {
        return arrays.stream().map(float[]::clone).toList();
    }

    /**
     * Trains until the epochs are over or the validation loss no longer falls.
     *
     * @return the best weights
     * @throws TrainingDivergedException if a loss or a gradient is not finite
     */
    public Network fit(List<Example> training, List<Example> validation) {
        int batch = Math.max(1, Math.min(settings.batch(), training.size() / MIN_BATCHES));
        try (GradientTeam team = new GradientTeam(prepared, losses, batch, settings)) {
            while (epoch < settings.epochs() && epoch - bestEpoch < settings.patience()) {
                epoch++;
                double trainingLoss = trainEpoch(team, batch, shuffled(training));
                double validationLoss = judge(team, batch, validation, trainingLoss);
                endEpoch(trainingLoss, validationLoss);
            }
        }
        return best;
    }

    private void endEpoch(double trainingLoss, double validationLoss) {
        boolean isBetter = validationLoss < bestLoss;
        if (isBetter) {
            best = network.copy();
            bestLoss = validationLoss;
            bestEpoch = epoch;
        }
        EpochReport report = new EpochReport(epoch, trainingLoss, validationLoss, isBetter);
        epochs.add(report);
        listener.epochEnded(report);
    }

    /** Another order each epoch, the same for the same seed and epoch, so that a resumed training goes on alike. */
    private List<Example> shuffled(List<Example> training) {
        List<Example> order = new ArrayList<>(training);
        Collections.shuffle(order, new Random(31 * settings.seed() + epoch));
        return order;
    }

    private double trainEpoch(GradientTeam team, int batchSize, List<Example> order) {
        LossTotals total = new LossTotals(losses.size());
        for (int first = 0; first < order.size(); first += batchSize) {
            List<Example> batch = order.subList(first, Math.min(order.size(), first + batchSize));
            double done = (epoch - 1 + (double) first / order.size()) / settings.epochs();
            total.add(trainBatch(team, batch, settings.learningRate().at(done)));
            listener.progress(done, epoch, total.mean());
        }
        return total.mean();
    }

    private LossTotals trainBatch(GradientTeam team, List<Example> batch, float learningRate) {
        LossTotals total = new LossTotals(losses.size());
        team.begin(batch);
        int longest = longest(batch);
        for (int from = 0; from < longest; from += settings.bpttSteps()) {
            prepared.weightsChanged();
            LossTotals chunk = team.learn(
                    from, Math.min(settings.bpttSteps(), longest - from), settings.seed() + optimizer.updates());
            total.add(chunk);
            if (chunk.steps() > 0) {
                update(team.gradients(), chunk, learningRate);
            }
        }
        return total;
    }

    private void update(List<float[]> gradients, LossTotals chunk, float learningRate) {
        double norm = norm(gradients) / chunk.steps();
        guard.check(epoch, optimizer.updates() + 1, chunk.mean(), norm, learningRate);
        double clip = Math.min(1, settings.clipNorm() / Math.max(norm, 1e-12));
        optimizer.update(gradients, (float) (clip / chunk.steps()), learningRate);
    }

    private static double norm(List<float[]> gradients) {
        double sum = 0;
        for (float[] gradient : gradients) {
            for (float g : gradient) {
                sum += (double) g * g;
            }
        }
        return Math.sqrt(sum);
    }

    private static int longest(List<Example> batch) {
        return batch.stream().mapToInt(Example::size).max().orElse(0);
    }

    /** The mean loss; {@code otherwise} where the validation part is too short for a single step to count. */
    private double judge(GradientTeam team, int batchSize, List<Example> validation, double otherwise) {
        LossTotals total = new LossTotals(losses.size());
        prepared.weightsChanged();
        for (int first = 0; first < validation.size(); first += batchSize) {
            List<Example> batch = validation.subList(first, Math.min(validation.size(), first + batchSize));
            team.begin(batch);
            int longest = longest(batch);
            for (int from = 0; from < longest; from += settings.bpttSteps()) {
                total.add(team.judge(from, Math.min(settings.bpttSteps(), longest - from)));
            }
        }
        return total.steps() == 0 ? otherwise : total.mean();
    }
}
