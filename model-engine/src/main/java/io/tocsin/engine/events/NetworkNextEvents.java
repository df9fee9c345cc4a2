package io.tocsin.engine.events;

import io.tocsin.engine.network.NetworkState;
import io.tocsin.engine.network.PreparedNetwork;
import io.tocsin.engine.network.StepWorkspace;
import io.tocsin.engine.network.Symbols;
import io.tocsin.engine.network.TimeMajor;
import java.util.Arrays;
import java.util.List;

/**
 * The mean of the probabilities that some networks give, each stepped with a state of its own.
 *
 * <p>Confined to one thread.
 */
final class NetworkNextEvents implements NextEvents {
    private final EventVocabulary vocabulary;
    private final List<Member> members;
    private final TimeMajor input;
    private final double[] probabilities;

    private record Member(PreparedNetwork network, NetworkState state, StepWorkspace workspace) {}

    /** Many may share the prepared networks. */
    NetworkNextEvents(EventVocabulary vocabulary, List<PreparedNetwork> networks) {
        this.vocabulary = vocabulary;
        this.members = networks.stream()
                .map(network -> new Member(
                        network, new NetworkState(network.network().spec()), new StepWorkspace(network.network())))
                .toList();
        this.input = TimeMajor.zeros(1, 1, vocabulary.inputs());
        this.probabilities = new double[vocabulary.outputs()];
        begin();
    }

    @Override
    public void begin() {
        members.forEach(member -> member.state().reset());
        advance(vocabulary.start());
    }

    @Override
    public double[] probabilities() {
        return probabilities;
    }

    @Override
    public void advance(int symbol) {
        Symbols.oneHot(symbol, input.values(), 0, vocabulary.inputs());
        Arrays.fill(probabilities, 0);
        for (Member member : members) {
            member.network().step(input, 0, member.state(), member.workspace());
            addSoftmax(member.workspace().output(0).values());
        }
    }

    private void addSoftmax(float[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - max);
        }
        for (int k = 0; k < logits.length; k++) {
            probabilities[k] += Math.exp(logits[k] - max) / sum / members.size();
        }
    }
}
