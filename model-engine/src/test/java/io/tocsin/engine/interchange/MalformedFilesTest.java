package io.tocsin.engine.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.engine.network.Cell;
import io.tocsin.engine.network.HeadSpec;
import io.tocsin.engine.network.Network;
import io.tocsin.engine.network.NetworkSpec;
import io.tocsin.engine.network.Output;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the bytes are, they are read or refused, and nothing else happens. */
class MalformedFilesTest {

    private enum Format {
        ONNX {
            @Override
            RecurrentStack read(byte[] bytes) {
                return OnnxReader.read(bytes);
            }

            @Override
            byte[] file(Network network) {
                return OnnxWriter.write(network);
            }
        },
        SAFETENSORS {
            @Override
            RecurrentStack read(byte[] bytes) {
                return PyTorchLayers.read(Safetensors.read(bytes), "");
            }

            @Override
            byte[] file(Network network) {
                return Safetensors.write(
                        PyTorchLayers.write(new RecurrentStack(network.layers(), network.reverse(), List.of()), ""));
            }
        };

        abstract RecurrentStack read(byte[] bytes);

        abstract byte[] file(Network network);

        boolean isRefused(byte[] bytes) {
            try {
                assertThat(read(bytes).forward()).isNotEmpty();
                return false;
            } catch (UnusableFileException e) {
                assertThat(e.getMessage()).isNotBlank().doesNotContain("\n").hasSizeLessThan(502);
                return true;
            }
        }
    }

    private static Network small(Cell cell, boolean bidirectional) {
        return Network.initial(
                new NetworkSpec(
                        2,
                        cell,
                        1,
                        2,
                        bidirectional,
                        0f,
                        List.of(HeadSpec.forecast(2), new HeadSpec("deep", Output.VALUES, 1, List.of(2)))),
                3);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void shouldReadOrRefuseEveryTruncation(Format format) {
        byte[] file = format.file(small(Cell.LSTM, false));
        assertThat(format.isRefused(file)).isFalse();
        int refused = 0;
        for (int length = 0; length < file.length; length++) {
            refused += format.isRefused(Arrays.copyOf(file, length)) ? 1 : 0;
        }
        assertThat(refused).isBetween(file.length - 30, file.length);
    }

    @ParameterizedTest(name = "{0} {1} bidirectional {2} seed {3}")
    @CsvSource({
        "ONNX,LSTM,false,1",
        "ONNX,GRU,true,2",
        "ONNX,RNN_RELU,true,3",
        "ONNX,RNN_TANH,false,4",
        "SAFETENSORS,LSTM,false,5",
        "SAFETENSORS,GRU,true,6"
    })
    void shouldReadOrRefuseAlteredBytes(Format format, Cell cell, boolean bidirectional, long seed) {
        byte[] file = format.file(small(cell, bidirectional));
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < 3000; round++) {
            byte[] altered = file.clone();
            for (int i = 0; i <= round % 3; i++) {
                int at = random.nextInt(altered.length);
                altered[at] = round % 2 == 0 ? (byte) random.nextInt() : (byte) (altered[at] ^ 1 << random.nextInt(8));
            }
            refused += format.isRefused(altered) ? 1 : 0;
        }
        assertThat(refused).isBetween(500, 2999);
    }
}
