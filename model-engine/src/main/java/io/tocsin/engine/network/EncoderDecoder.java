package io.tocsin.engine.network;

import io.tocsin.engine.kernel.Kernels;
import java.util.List;

/**
 * A window into a state and back into a window (Sutskever, Vinyals and Le 2014): the encoder reads the window, the decoder starts from its last
 * state and, seeing nothing else, gives the window in reverse order, which leaves the first outputs next to the last inputs (Srivastava et al.
 * 2015, the unconditioned decoder). How badly a window is reconstructed tells how unusual it is.
 *
 * <p>Works on whole windows from a zero state. Confined to one thread.
 */
public final class EncoderDecoder {
    /** The decoder's head. */
    public static final String RECONSTRUCTION = "reconstruction";

    private final SequencePass encoding;
    private final SequencePass decoding;
    private final NetworkState state;

    /**
     * For windows of at most {@code maxTime} steps.
     *
     * @param encoder in one direction; its heads are not asked
     * @param decoder of the same cell, layers and width, with one input, which is always 0, and a head that gives the vectors of the window
     * @throws IllegalArgumentException if the two do not fit together
     */
    public EncoderDecoder(Network encoder, Network decoder, Kernels kernels, int maxTime, int batch) {
        requireFitting(encoder.spec(), decoder.spec());
        this.encoding = new SequencePass(new PreparedNetwork(encoder, kernels), maxTime, batch);
        this.decoding = new SequencePass(new PreparedNetwork(decoder, kernels), maxTime, batch);
        this.state = new NetworkState(encoder.spec(), batch);
    }

    private static void requireFitting(NetworkSpec encoder, NetworkSpec decoder) {
        if (encoder.bidirectional() || decoder.bidirectional()) {
            throw new IllegalArgumentException(
                    "encoder and decoder hand over a state and read in one direction: bidirectional=true");
        }
        if (encoder.cell() != decoder.cell()) {
            throw new IllegalArgumentException(
                    "encoder and decoder need the same cell: encoder=" + encoder.cell() + " decoder=" + decoder.cell());
        }
        Shapes.requireSame("layers of the decoder", decoder.layers(), encoder.layers());
        Shapes.requireSame("hidden of the decoder", decoder.hidden(), encoder.hidden());
        Shapes.requireSame("features of the decoder", decoder.features(), 1);
        Shapes.requireSame("outputs of the decoder", decoder.heads().get(0).outputs(), encoder.features());
    }

    /** The shape of a decoder for {@code encoder}. */
    public static NetworkSpec decoderOf(NetworkSpec encoder) {
        return NetworkSpec.stack(
                1,
                encoder.cell(),
                encoder.layers(),
                encoder.hidden(),
                List.of(HeadSpec.of(RECONSTRUCTION, Output.VALUES, encoder.features())));
    }

    /** The windows, {@code [time][batch][features]}: to be filled before {@link #run}; nothing missing. */
    public TimeMajor inputs() {
        return encoding.inputs();
    }

    /** The reconstruction of the last {@link #run}, {@code [time][batch][features]}, the last tick of the windows first; the live array. */
    public TimeMajor reversed() {
        return decoding.output(0);
    }

    /** Reconstructs windows of {@code time} steps. */
    public void run(int time) {
        state.reset();
        encoding.run(time, state, null, null);
        decoding.run(time, state, null, null);
    }

    /** The two passes, for the way back. */
    SequencePass encoding() {
        return encoding;
    }

    SequencePass decoding() {
        return decoding;
    }
}
