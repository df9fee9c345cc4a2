package io.tocsin.engine.network;

/**
 * One layer over the steps of a sequence in one direction. Forward, the state before step t lies at t and the one after at t + 1; in reverse the
 * other way round.
 *
 * <p>Confined to one thread.
 */
final class DirectionPass {
    private final RecurrentLayer layer;
    private final boolean isReverse;
    private final TimeMajor states;
    private final LayerTrace trace;

    DirectionPass(RecurrentLayer layer, int maxTime, int batch, boolean isReverse) {
        this.layer = layer;
        this.isReverse = isReverse;
        this.states = TimeMajor.zeros(maxTime + 1, batch, layer.stateWidth());
        this.trace = layer.trace(maxTime, batch);
    }

    RecurrentLayer layer() {
        return layer;
    }

    TimeMajor states() {
        return states;
    }

    LayerTrace trace() {
        return trace;
    }

    int before(int t) {
        return isReverse ? t + 1 : t;
    }

    int after(int t) {
        return isReverse ? t : t + 1;
    }

    void begin(TimeMajor state) {
        System.arraycopy(state.values(), 0, states.values(), 0, states.step());
    }

    void beginAtZero(int time) {
        states.clear(isReverse ? time : 0);
    }

    void end(int time, TimeMajor state) {
        System.arraycopy(states.values(), states.at(time), state.values(), 0, states.step());
    }

    void sumInputs(PreparedNetwork prepared, int index, TimeMajor x, int t, int steps) {
        layer.sumInputs(prepared.layer(index, isReverse), x, t, steps, trace, t);
    }

    void step(PreparedNetwork prepared, int index, int t) {
        layer.step(prepared.kernels(), prepared.layer(index, isReverse), states, before(t), after(t), trace, t);
    }

    /** Copies h after step {@code t} into the vectors of {@code output}, beginning at column {@code column}. */
    void copyHidden(int t, TimeMajor output, int column) {
        for (int b = 0; b < output.batch(); b++) {
            System.arraycopy(
                    states.values(), states.at(after(t), b), output.values(), output.at(t, b) + column, layer.hidden());
        }
    }
}
