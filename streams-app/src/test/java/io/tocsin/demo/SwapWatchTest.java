package io.tocsin.demo;

import static io.tocsin.demo.DemoRecords.at;
import static io.tocsin.demo.DemoRecords.scored;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.demo.screen.view.ModelSwap;
import org.junit.jupiter.api.Test;

class SwapWatchTest {
    private final Feed feed = new Feed();
    private final SwapWatch watch = new SwapWatch(feed, () -> 3);

    @Test
    void shouldTellFirstModelAndNotCountItAsSwap() {
        watch.judged(scored("shop/oslo", "shop", "v1", 100));
        watch.judged(scored("shop/rome", "shop", "v1", 110));

        assertThat(feed.entries()).containsExactly(new ModelSwap(1, at(100), "shop", null, "v1", 3));
        assertThat(watch.swaps()).isZero();
        assertThat(watch.firstJudged()).isEqualTo(at(100));
    }

    @Test
    void shouldTellSwapFromNineToTen() {
        watch.judged(scored("shop/oslo", "shop", "v9", 100));
        watch.judged(scored("shop/oslo", "shop", "v10", 110));

        assertThat(watch.newestSwap()).isEqualTo(new ModelSwap(2, at(110), "shop", "v9", "v10", 3));
        assertThat(feed.entries().get(0)).isEqualTo(watch.newestSwap());
        assertThat(watch.swaps()).isEqualTo(1);
    }

    @Test
    void shouldNotTakeLateScoreOfTheVersionBeforeForSwap() {
        watch.judged(scored("shop/oslo", "shop", "v9", 100));
        watch.judged(scored("shop/oslo", "shop", "v10", 110));
        watch.judged(scored("shop/rome", "shop", "v9", 110));
        watch.judged(scored("shop/rome", "shop", "v10", 120));

        assertThat(watch.swaps()).isEqualTo(1);
        assertThat(feed.entries()).hasSize(2);
    }

    @Test
    void shouldNotTakeVersionThatWasInForceBeforeForSwap() {
        watch.inForce("shop", "v4");
        watch.judged(scored("shop/oslo", "shop", "v4", 100));

        assertThat(watch.swaps()).isZero();
        assertThat(watch.newestSwap()).isNull();
        assertThat(feed.entries()).isEmpty();

        watch.judged(scored("shop/oslo", "shop", "v5", 110));

        assertThat(watch.newestSwap()).isEqualTo(new ModelSwap(1, at(110), "shop", "v4", "v5", 3));
    }

    @Test
    void shouldKeepModelsApart() {
        watch.judged(scored("shop/oslo", "shop", "v2", 100));
        watch.judged(scored("host/here", "host", "v1", 110));

        assertThat(feed.entries()).contains(new ModelSwap(2, at(110), "host", null, "v1", 3));
        assertThat(watch.swaps()).isZero();
        assertThat(watch.newestSwap()).isEqualTo(new ModelSwap(1, at(100), "shop", null, "v2", 3));
        assertThat(watch.newestJudged()).isEqualTo(scored("shop/oslo", "shop", "v2", 100));
    }
}
