package io.tocsin.engine.training;

import io.tocsin.engine.kernel.Kernels;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.NetworkState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Finds the weights: mini-batches of sequences, shuffled by seed, each cut into chunks with the state carried from chunk to chunk, as the state
 * is carried in service; the weights with the best validation loss win.
 *
 * <p>Deterministic for a seed. Confined to one thread.
 */
final class NetworkTrainer {
    /** With few sequences the batches get smaller: an epoch of one update would learn nothing. */
    private static final int MIN_BATCHES = 8;

    /** The first ticks after a fresh start are not learned from: in service they are not scored either. */
    private final int warmUpTicks;

    private final TrainingSettings settings;
    private final TrainingListener listener;
    private final Network network;
    private final BackPropagation backPropagation;
    private final Adam adam;
    private final List<EpochReport> epochs = new ArrayList<>();

    NetworkTrainer(NetworkSpec spec, TrainingSettings settings, Loss loss, int warmUpTicks, TrainingListener listener) {
        this.warmUpTicks = warmUpTicks;
        this.settings = settings;
        this.listener = listener;
        this.network = Network.initial(spec, settings.seed());
        Network gradient = Network.zeros(spec);
        this.backPropagation = new BackPropagation(network, gradient, loss, Kernels.chosen(), settings.bpttTicks());
        this.adam = new Adam(network.parameters(), gradient.parameters(), settings.clipNorm());
    }

    List<EpochReport> epochs() {
        return List.copyOf(epochs);
    }

    /**
     * Trains until the epochs are over or the validation loss no longer falls.
     *
     * @return the best weights
     * @throws TrainingDivergedException if a loss or a gradient is not finite
     */
    Network train(List<TrainingSequence> training, List<TrainingSequence> validation) {
        Network best = network;
        double bestLoss = Double.POSITIVE_INFINITY;
        int bestEpoch = 0;
        List<TrainingSequence> order = new ArrayList<>(training);
        Random random = new Random(settings.seed());
        for (int epoch = 1; epoch <= settings.epochs() && epoch - bestEpoch <= settings.patience(); epoch++) {
            Collections.shuffle(order, random);
            double trainingLoss = trainEpoch(order, epoch);
            double validationLoss = validate(validation, trainingLoss);
            boolean better = validationLoss < bestLoss;
            if (better) {
                best = network.copy();
                bestLoss = validationLoss;
                bestEpoch = epoch;
            }
            EpochReport report = new EpochReport(epoch, trainingLoss, validationLoss, better);
            epochs.add(report);
            listener.epochEnded(report);
        }
        return best;
    }

    private double trainEpoch(List<TrainingSequence> order, int epoch) {
        ChunkLoss total = ChunkLoss.NONE;
        int batchSize = Math.max(1, Math.min(settings.batch(), order.size() / MIN_BATCHES));
        for (int first = 0; first < order.size(); first += batchSize) {
            List<TrainingSequence> batch = order.subList(first, Math.min(order.size(), first + batchSize));
            double done = (epoch - 1 + (double) first / order.size()) / settings.epochs();
            total = total.plus(trainBatch(batch, learningRate(done), epoch));
            listener.progress(done, epoch, total.mean());
        }
        return total.mean();
    }

    private float learningRate(double done) {
        return (float) (settings.learningRate() * (0.1 + 0.45 * (1 + Math.cos(Math.PI * done))));
    }

    private ChunkLoss trainBatch(List<TrainingSequence> batch, float learningRate, int epoch) {
        List<Lane> lanes = batch.stream().map(Lane::new).toList();
        int longest = batch.stream().mapToInt(TrainingSequence::size).max().orElse(0);
        ChunkLoss total = ChunkLoss.NONE;
        for (int from = 0; from < longest; from += settings.bpttTicks()) {
            backPropagation.weightsChanged();
            ChunkLoss chunk = ChunkLoss.NONE;
            for (Lane lane : lanes) {
                chunk = chunk.plus(lane.trainChunk(from));
            }
            total = total.plus(chunk);
            if (chunk.ticks() > 0) {
                double norm = adam.update(learningRate, chunk.ticks());
                if (!Double.isFinite(norm) || !Double.isFinite(chunk.mean())) {
                    throw new TrainingDivergedException("training diverged; try a lower learning rate: epoch=" + epoch
                            + " loss=" + chunk.mean() + " gradientNorm=" + norm + " learningRate=" + learningRate);
                }
            }
        }
        return total;
    }

    /** The mean loss; {@code otherwise} where the validation part is too short for a single tick to count. */
    private double validate(List<TrainingSequence> validation, double otherwise) {
        ChunkLoss total = ChunkLoss.NONE;
        for (TrainingSequence sequence : validation) {
            Lane lane = new Lane(sequence);
            for (int from = 0; from < sequence.size(); from += settings.bpttTicks()) {
                total = total.plus(lane.forward(from));
            }
        }
        return total.ticks() == 0 ? otherwise : total.mean();
    }

    /** One sequence of a batch on its way through the chunks. */
    private final class Lane {
        private final TrainingSequence sequence;
        private final NetworkState state = new NetworkState(network.spec());
        private final float[] forecast = new float[network.spec().features()];

        Lane(TrainingSequence sequence) {
            this.sequence = sequence;
            Arrays.fill(forecast, 0f);
        }

        ChunkLoss forward(int from) {
            int to = Math.min(sequence.size(), from + settings.bpttTicks());
            return backPropagation.forward(sequence, from, to, state, forecast, warmUpTicks);
        }

        ChunkLoss trainChunk(int from) {
            if (from >= sequence.size()) {
                return ChunkLoss.NONE;
            }
            ChunkLoss loss = forward(from);
            backPropagation.backward(Math.min(sequence.size() - from, settings.bpttTicks()));
            return loss;
        }
    }
}
