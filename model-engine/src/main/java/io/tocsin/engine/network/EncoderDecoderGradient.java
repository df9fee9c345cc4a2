package io.tocsin.engine.network;

/**
 * The way back through an {@link EncoderDecoder}: through the decoder to the state that it was handed, and with that through the encoder.
 *
 * <p>Confined to one thread.
 */
public final class EncoderDecoderGradient {
    private final SequenceGradient encoder;
    private final SequenceGradient decoder;
    private final int layers;

    /** Adds to {@code encoderGradient} and {@code decoderGradient}, networks of the specs of the two. */
    public EncoderDecoderGradient(EncoderDecoder both, Network encoderGradient, Network decoderGradient) {
        this.encoder = new SequenceGradient(both.encoding().prepared(), both.encoding(), encoderGradient);
        this.decoder = new SequenceGradient(both.decoding().prepared(), both.decoding(), decoderGradient);
        this.layers = encoderGradient.spec().layers();
    }

    /** Must be called when somebody has written to the networks' arrays. */
    public void weightsChanged() {
        encoder.weightsChanged();
        decoder.weightsChanged();
    }

    /** Where the derivative by the reversed reconstruction goes, {@code [time][batch][features]}: to be filled before {@link #run}. */
    public TimeMajor dReversed() {
        return decoder.dOutput(0);
    }

    /** The derivative by the windows, {@code [time][batch][features]}. */
    public TimeMajor dInputs() {
        return encoder.dInputs();
    }

    public void run(int time) {
        decoder.run(time);
        for (int i = 0; i < layers; i++) {
            System.arraycopy(decoder.dHidden(i), 0, encoder.dHidden(i), 0, encoder.dHidden(i).length);
            System.arraycopy(decoder.dCell(i), 0, encoder.dCell(i), 0, encoder.dCell(i).length);
        }
        encoder.clearAsked();
        encoder.continueFrom(time);
    }
}
