package io.tocsin.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

/** What holds for every stored state: it comes back as it was, and bytes that are not it are an error that says so. */
public abstract class BinarySerdeContract<T> {
    private final BinarySerde<T> serde;
    private final T rich;
    private final T blank;

    protected BinarySerdeContract(BinarySerde<T> serde, T rich, T blank) {
        this.serde = serde;
        this.rich = rich;
        this.blank = blank;
    }

    @Test
    void shouldReadWhatItWrote() {
        assertSame(read(write(rich)), rich);
        assertSame(read(write(blank)), blank);
    }

    @Test
    void shouldGiveTheSameBytesForWhatItRead() {
        assertThat(write(read(write(rich)))).isEqualTo(write(rich));
    }

    @Test
    void shouldRefuseEveryTruncation() {
        byte[] bytes = write(rich);
        for (int length = 0; length < bytes.length; length++) {
            byte[] truncated = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(truncated))
                    .isInstanceOf(SerializationException.class)
                    .hasMessage("stored state is truncated: store=the-store bytes=" + length);
        }
    }

    @Test
    void shouldRefuseAnotherFormat() {
        byte[] bytes = write(rich);
        byte known = bytes[0];
        bytes[0] = 99;
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessage("unknown format of stored state: store=the-store format=99 known=" + known
                        + "; it was written by another version");
    }

    /** To the bit: the comparison's default lets numbers differ a little. */
    private static <T> void assertSame(T actual, T expected) {
        assertThat(actual)
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Float.compare(a, b) == 0, Float.class)
                .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class)
                .isEqualTo(expected);
    }

    private byte[] write(T value) {
        return serde.serializer().serialize("the-store", value);
    }

    private T read(byte[] bytes) {
        return serde.deserializer().deserialize("the-store", bytes);
    }
}
