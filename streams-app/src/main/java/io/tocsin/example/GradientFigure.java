package io.tocsin.example;

import io.tocsin.plot.Figure;
import io.tocsin.plot.Layer;
import io.tocsin.plot.Panel;
import io.tocsin.plot.Section;
import io.tocsin.plot.Tone;
import io.tocsin.plot.XAxis;
import io.tocsin.plot.YAxis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The picture of the gradient example.
 *
 * <p>Thread-safe.
 */
public final class GradientFigure {
    private static final Tone[] TONES = {Tone.RED, Tone.ORANGE, Tone.GREEN, Tone.BLUE, Tone.PURPLE};
    private static final double LOWEST = 1e-12;

    private GradientFigure() {}

    public static Figure of(List<GradientDecay> decays, GradientSettings settings) {
        double[] lags =
                IntStream.range(0, settings.steps()).mapToDouble(lag -> lag).toArray();
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < decays.size(); i++) {
            layers.add(new Layer.Band(
                    "", TONES[i], lags, decays.get(i).low(), decays.get(i).high()));
        }
        for (int i = 0; i < decays.size(); i++) {
            layers.add(new Layer.Line(
                    decays.get(i).kind(),
                    TONES[i],
                    Layer.Stroke.SOLID,
                    lags,
                    decays.get(i).median()));
        }
        return new Figure(
                "How far back a gradient reaches",
                settings.networks() + " networks of each kind at the start of training, one layer of "
                        + settings.hidden() + ", random inputs; line: median, band: 10 % to 90 %",
                "Size of the gradient by time lag on a logarithmic scale; plain recurrent networks lose it fastest, the LSTM with a"
                        + " high forget bias keeps it longest.",
                List.of(new Section(
                        new XAxis("steps back from the last output", XAxis.Kind.NUMBER, 0, settings.steps() - 1),
                        List.of(new Panel("share left", 340, YAxis.logarithmic(LOWEST, 10), layers)))));
    }
}
