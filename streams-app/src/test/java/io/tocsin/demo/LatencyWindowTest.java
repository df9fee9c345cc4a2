package io.tocsin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatencyWindowTest {
    private final LatencyWindow window = new LatencyWindow(4);

    @Test
    void shouldKnowNothingBeforeTheFirst() {
        assertThat(window.percentile(0.5)).isNaN();
    }

    @Test
    void shouldTellWhatTheShareDoesNotExceed() {
        window.add(40);
        window.add(10);
        window.add(30);
        window.add(20);

        assertThat(window.percentile(0.25)).isEqualTo(10);
        assertThat(window.percentile(0.5)).isEqualTo(20);
        assertThat(window.percentile(0.51)).isEqualTo(30);
        assertThat(window.percentile(0.99)).isEqualTo(40);
        assertThat(window.percentile(1)).isEqualTo(40);
    }

    @Test
    void shouldForgetTheOldestWhenFull() {
        window.add(1_000);
        for (int i = 0; i < 4; i++) {
            window.add(7);
        }

        assertThat(window.percentile(1)).isEqualTo(7);
    }

    @Test
    void shouldForgetAllWhenReset() {
        window.add(1_000);
        window.reset();
        assertThat(window.percentile(0.5)).isNaN();

        window.add(3);
        assertThat(window.percentile(1)).isEqualTo(3);
    }
}
