package io.tocsin.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownBytesTest {
    private int reads;

    @Test
    void shouldReadEqualBytesOnce() {
        KnownBytes<List<Integer>> known = new KnownBytes<>(value -> value);

        List<Integer> first = known.get(new byte[] {1, 2}, this::read);

        assertThat(known.get(new byte[] {1, 2}, this::read)).isSameAs(first);
        assertThat(known.get(new byte[] {1, 3}, this::read)).isNotEqualTo(first);
        assertThat(reads).isEqualTo(2);
    }

    @Test
    void shouldHandOutWhatMayBeChangedAsCopies() {
        KnownBytes<List<Integer>> known = new KnownBytes<>(ArrayList::new);

        known.get(new byte[] {1}, this::read).add(7);

        assertThat(known.get(new byte[] {1}, this::read)).containsExactly(1);
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void shouldNotBeMistakenWhereManyShareASlot() {
        KnownBytes<List<Integer>> known = new KnownBytes<>(value -> value);
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = {(byte) i, (byte) (i >> 8)};
            reads = i;
            List<Integer> expected = List.of(i + 1);
            assertThat(known.get(bytes, this::read)).isEqualTo(expected);
            assertThat(known.get(bytes, this::read)).isEqualTo(expected);
        }
    }

    @Test
    void shouldNotKeepWhatIsLong() {
        KnownBytes<List<Integer>> known = new KnownBytes<>(value -> value);

        known.get(new byte[10_000], this::read);
        known.get(new byte[10_000], this::read);

        assertThat(reads).isEqualTo(2);
    }

    private List<Integer> read() {
        reads++;
        return List.of(reads);
    }
}
