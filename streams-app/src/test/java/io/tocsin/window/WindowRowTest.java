package io.tocsin.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WindowRowTest {
    @Test
    void shouldReadWhatItWroteToTheBit() {
        float[] values = {0.1f, Float.NaN, -0f, Float.MAX_VALUE, Float.MIN_VALUE};
        WindowRow read = WindowRow.fromBytes(new WindowRow(-3, values).toBytes());
        assertThat(read.tick()).isEqualTo(-3);
        assertThat(read.values()).containsExactly(values);
    }

    @Test
    void shouldBeATickNumberAndAFloatAColumn() {
        assertThat(new WindowRow(1, new float[] {1f}).toBytes())
                .containsExactly(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x3f);
    }
}
