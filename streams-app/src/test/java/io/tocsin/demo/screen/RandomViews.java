package io.tocsin.demo.screen;

import io.tocsin.demo.screen.view.ActiveModel;
import io.tocsin.demo.screen.view.AlertChange;
import io.tocsin.demo.screen.view.DemoView;
import io.tocsin.demo.screen.view.EntityRow;
import io.tocsin.demo.screen.view.EntityState;
import io.tocsin.demo.screen.view.FailureOutlook;
import io.tocsin.demo.screen.view.FailureTruth;
import io.tocsin.demo.screen.view.FeedEntry;
import io.tocsin.demo.screen.view.Hints;
import io.tocsin.demo.screen.view.Learning;
import io.tocsin.demo.screen.view.ModelSwap;
import io.tocsin.demo.screen.view.Outcome;
import io.tocsin.demo.screen.view.Phase;
import io.tocsin.demo.screen.view.Progress;
import io.tocsin.demo.screen.view.RunClock;
import io.tocsin.demo.screen.view.Source;
import io.tocsin.demo.screen.view.Throughput;
import io.tocsin.demo.screen.view.Training;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.terminal.text.Explanation;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Views nobody would expect: huge and broken numbers, long and hostile names. The same seed gives the same views. */
final class RandomViews {
    private static final String[] ODD_TEXTS = {
        "",
        "a",
        "\u001b[31mred\u001b[0m",
        "line\nbreak\ttab\r",
        "日本語のホスト",
        "e\u0301\u0301",
        "\ud83d\udd25 fire",
        "\u202ertl",
        "\u0000\u007f\u009b",
        "a-very-long-entity-name-that-goes-on-and-on-and-on-until-it-does-not-fit.example.internal"
    };

    private static final double[] ODD_NUMBERS = {
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.MIN_VALUE,
        -0.0,
        0,
        1,
        -1
    };

    private final Random random;

    RandomViews(long seed) {
        random = new Random(seed);
    }

    DemoView next() {
        return new DemoView(
                one(Phase.values()),
                new RunClock(duration(), maybe(duration()), maybe(instant()), number(), ZoneOffset.UTC),
                new Throughput(random.nextLong(), number(), number(), number(), random.nextLong(), random.nextLong()),
                maybe(new ActiveModel(text(), text(), instant(), duration(), maybe(text()))),
                maybe(new Progress(text(), random.nextLong(), random.nextLong(), text())),
                maybe(new Training(
                        text(), random.nextInt(), random.nextInt(), number(), numbers(), numbers(), maybe(duration()))),
                rows(),
                feed(),
                new Hints(text(), text(), text()));
    }

    private List<EntityRow> rows() {
        List<EntityRow> rows = new ArrayList<>();
        int count = random.nextInt(20);
        for (int i = 0; i < count; i++) {
            rows.add(new EntityRow(
                    text(),
                    one(Source.values()),
                    one(EntityState.values()),
                    number(),
                    numbers(),
                    maybe(new FailureOutlook(number(), number(), duration(), numbers())),
                    maybe(explanation()),
                    maybe(text()),
                    maybe(new Learning(random.nextInt(), random.nextInt()))));
        }
        return rows;
    }

    private List<FeedEntry> feed() {
        List<FeedEntry> feed = new ArrayList<>();
        int count = random.nextInt(60);
        for (int i = count; i > 0; i--) {
            feed.add(
                    switch (random.nextInt(3)) {
                        case 0 -> new ModelSwap(i, instant(), text(), maybe(text()), text(), random.nextLong());
                        case 1 -> new FailureTruth(i, instant(), text(), text(), maybe(duration()));
                        default ->
                            new AlertChange(
                                    i,
                                    instant(),
                                    text(),
                                    one(AlertKind.values()),
                                    one(AlertState.values()),
                                    number(),
                                    maybe(duration()),
                                    List.of(explanation(), explanation()),
                                    maybe(duration()),
                                    maybe(new Outcome(maybe(duration()))));
                    });
        }
        return feed;
    }

    private Explanation explanation() {
        String[] metrics = {
            "http.server.queue.depth", "system.cpu.utilization", "system.memory.usage", "x.duration", "disk.io", text()
        };
        return new Explanation(one(metrics), number(), number());
    }

    private List<Double> numbers() {
        return random.doubles(random.nextInt(200))
                .map(value -> random.nextInt(10) == 0 ? number() : value * 3)
                .boxed()
                .toList();
    }

    private double number() {
        return random.nextInt(3) == 0 ? ODD_NUMBERS[random.nextInt(ODD_NUMBERS.length)] : random.nextDouble() * 3;
    }

    private String text() {
        return random.nextBoolean() ? one(ODD_TEXTS) : "shop-" + random.nextInt(100);
    }

    private Duration duration() {
        return Duration.ofMillis(random.nextInt());
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextInt());
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> @Nullable T maybe(T value) {
        return random.nextBoolean() ? value : null;
    }
}
