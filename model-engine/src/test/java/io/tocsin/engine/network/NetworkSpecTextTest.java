package io.tocsin.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkSpecTextTest {
    private static final NetworkSpec SPEC = new NetworkSpec(
            3,
            Cell.GRU,
            2,
            16,
            true,
            0.25f,
            List.of(HeadSpec.forecast(3), new HeadSpec("soon", Output.EVENTS, 3, List.of(8, 4))));

    @Test
    void shouldReadWhatItWrites() {
        assertThat(NetworkSpecText.parse(NetworkSpecText.write(SPEC))).isEqualTo(SPEC);
    }

    @Test
    void shouldReadJsonToo() {
        NetworkSpec spec = NetworkSpecText.parse("{\"features\": 2, \"cell\": \"lstm\", \"layers\": 1, \"hidden\": 4,"
                + " \"heads\": [{\"name\": \"y\", \"output\": \"values\", \"outputs\": 1}]}");
        assertThat(spec).isEqualTo(NetworkSpec.stack(2, Cell.LSTM, 1, 4, List.of(HeadSpec.of("y", Output.VALUES, 1))));
    }

    @Test
    void shouldSayWhatIsWrong() {
        assertThatThrownBy(() -> NetworkSpecText.parse("features: 2\ncell: SRN"))
                .hasMessage("unknown cell: cell=SRN known=[RNN_TANH, RNN_RELU, LSTM, GRU]");
        assertThatThrownBy(() -> NetworkSpecText.parse("features: two"))
                .hasMessage("must be a whole number: features=\"two\"");
        assertThatThrownBy(() -> NetworkSpecText.parse("feature: 2"))
                .hasMessageStartingWith("unknown key in spec: key=feature known=");
        assertThatThrownBy(() -> NetworkSpecText.parse("a: [")).hasMessageStartingWith("spec is neither YAML nor JSON");
        assertThatThrownBy(() -> NetworkSpecText.parse("42")).hasMessage("spec must have keys and values: spec=42");
    }

    @Test
    void shouldCountTheParametersThatTheNetworkHas() {
        for (Cell cell : Cell.values()) {
            for (boolean bidirectional : new boolean[] {false, true}) {
                NetworkSpec spec = new NetworkSpec(3, cell, 2, 16, bidirectional, 0f, SPEC.heads());
                long counted = Network.zeros(spec).parameters().stream()
                        .mapToLong(array -> array.length)
                        .sum();
                assertThat(spec.parameterCount()).isEqualTo(counted);
            }
        }
    }
}
