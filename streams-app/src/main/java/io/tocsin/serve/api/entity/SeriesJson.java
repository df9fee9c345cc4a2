package io.tocsin.serve.api.entity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tocsin.collect.MetricUnits;
import io.tocsin.engine.Model;
import io.tocsin.engine.Outlook;
import io.tocsin.history.Verdict;
import io.tocsin.predict.Hindsight;
import io.tocsin.schemas.ScoreState;
import io.tocsin.serve.api.fleet.FleetJson;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A window as JSON, its times without gaps.
 *
 * <p>Confined to one thread.
 */
final class SeriesJson {
    private final ObjectNode json = JsonNodeFactory.instance.objectNode();
    private final WindowSeries window;
    private final long first;
    private final int ticks;
    private final long tickMs;

    SeriesJson(String entity, long tickMs, WindowSeries window) {
        this.window = window;
        this.tickMs = tickMs;
        this.first = window.firstTick();
        this.ticks = window.ticks();
        json.put("entity", entity);
        json.put("tickSeconds", Math.max(1, tickMs / 1000));
        ArrayNode times = json.putArray("times");
        IntStream.range(0, ticks).forEach(at -> times.add(seconds(first + at)));
    }

    /** What a model expected, and expects. Thread-safe as far as its parts are. */
    record Expected(Model model, Hindsight hindsight) {}

    private long seconds(long tick) {
        return Math.floorDiv(tick * tickMs, 1000L);
    }

    void model(Model model) {
        json.put("model", model.id().name()).put("version", model.id().version());
    }

    /** What was said of the ticks, and when another version began to say it. */
    void verdicts(List<Verdict> verdicts) {
        Verdict[] byTick = new Verdict[ticks];
        for (Verdict verdict : verdicts) {
            long at = verdict.tick() - first;
            if (at >= 0 && at < ticks) {
                byTick[(int) at] = verdict;
            }
        }
        ArrayNode scores = json.putArray("score");
        ArrayNode boundaries = json.putArray("boundary");
        ArrayNode states = json.putArray("states");
        for (Verdict verdict : byTick) {
            boolean isScored = verdict != null && verdict.state() == ScoreState.SCORED;
            number(scores, isScored ? verdict.score() : Float.NaN);
            number(boundaries, isScored ? verdict.boundary() : Float.NaN);
            states.add(verdict == null ? null : FleetJson.lower(verdict.state()));
        }
        json.set("failures", failures(byTick));
        swaps(json.putArray("swaps"), verdicts);
    }

    private ArrayNode failures(@Nullable Verdict[] byTick) {
        Map<Integer, Verdict.Risk> horizons = new TreeMap<>();
        for (Verdict verdict : byTick) {
            if (verdict != null) {
                verdict.risks().forEach(risk -> horizons.put(risk.horizonSeconds(), risk));
            }
        }
        ArrayNode failures = JsonNodeFactory.instance.arrayNode();
        horizons.forEach((horizon, newest) -> {
            ObjectNode one = failures.addObject().put("horizonSeconds", horizon).put("boundary", newest.boundary());
            ArrayNode probabilities = one.putArray("probability");
            for (Verdict verdict : byTick) {
                number(probabilities, verdict == null ? Float.NaN : probability(verdict, horizon));
            }
        });
        return failures;
    }

    private static float probability(Verdict verdict, int horizonSeconds) {
        for (Verdict.Risk risk : verdict.risks()) {
            if (risk.horizonSeconds() == horizonSeconds) {
                return risk.probability();
            }
        }
        return Float.NaN;
    }

    private void swaps(ArrayNode swaps, List<Verdict> verdicts) {
        String before = null;
        for (Verdict verdict : verdicts) {
            String version = verdict.version();
            if (version != null && before != null && !version.equals(before)) {
                swaps.addObject().put("time", seconds(verdict.tick())).put("version", version);
            }
            before = version == null ? before : version;
        }
    }

    /** Those of the model first, the ones that carry the newest score before the others; then what else there is. */
    void metrics(@Nullable Expected expected, int ahead) {
        Map<String, float[]> actual = window.metrics();
        ArrayNode metrics = json.putArray("metrics");
        if (expected != null) {
            List<String> used = expected.model().features().metrics();
            Outlook.Band band = ahead == 0 ? null : expected.hindsight().ahead(ahead);
            IntStream.range(0, used.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble(
                            f -> -expected.hindsight().share(f)))
                    .forEach(f -> metrics.add(used(expected, f, actual.remove(used.get(f)), band)));
        }
        actual.forEach((metric, values) -> metrics.add(metric(metric, false, values)));
    }

    private ObjectNode used(Expected expected, int f, float @Nullable [] actual, Outlook.@Nullable Band band) {
        String name = expected.model().features().metrics().get(f);
        ObjectNode json = metric(name, true, actual);
        Hindsight hindsight = expected.hindsight();
        json.put("share", hindsight.share(f));
        if (!expected.model().features().isContext(f)) {
            numbers(json.putArray("expected"), hindsight.expected(f));
            numbers(json.putArray("lower"), hindsight.lower(f));
            numbers(json.putArray("upper"), hindsight.upper(f));
            if (band != null) {
                ObjectNode ahead = json.putObject("ahead");
                numbers(ahead.putArray("middle"), column(band.middle(), f));
                numbers(ahead.putArray("lower"), column(band.lower(), f));
                numbers(ahead.putArray("upper"), column(band.upper(), f));
            }
        }
        return json;
    }

    private ObjectNode metric(String name, boolean used, float @Nullable [] actual) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("metric", name).put("unit", MetricUnits.of(name).orElse("")).put("used", used);
        ArrayNode values = json.putArray("actual");
        if (actual == null) {
            IntStream.range(0, ticks).forEach(any -> values.addNull());
        } else {
            numbers(values, actual);
        }
        return json;
    }

    private static float[] column(float[][] rows, int f) {
        float[] column = new float[rows.length];
        for (int t = 0; t < rows.length; t++) {
            column[t] = rows[t][f];
        }
        return column;
    }

    private static void numbers(ArrayNode array, float[] values) {
        for (float value : values) {
            number(array, value);
        }
    }

    private static void number(ArrayNode array, float value) {
        if (Float.isFinite(value)) {
            array.add(value);
        } else {
            array.addNull();
        }
    }

    ObjectNode json() {
        return json;
    }
}
