package io.tocsin.predict;

import io.micrometer.core.instrument.Counter;
import io.tocsin.engine.Model;
import io.tocsin.engine.Prediction;
import io.tocsin.names.Names;
import io.tocsin.registry.Judges;
import io.tocsin.registry.ModelImage;
import io.tocsin.registry.ModelRegistry;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.Tick;
import io.tocsin.window.TickWindow;
import io.tocsin.window.WindowStep;
import java.util.IdentityHashMap;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Ticks in, exactly one score a tick out. The image of the models is read once per tick; when another model judges than the one that made the
 * entity's state, that model makes its own by replaying the window, between two ticks, without a gap.
 *
 * <p>Confined to one stream thread.
 */
final class PredictProcessor extends ContextualProcessor<String, Tick, String, Verdicts> {
    private final WindowStep windowStep;
    private final ModelRegistry registry;
    private final ScoreBuilder scores;
    private final long tickDurationMs;
    private final Counter replays;
    private final UnjudgedEntities unjudged;
    private final IdentityHashMap<Model, ModelStepper> steppers = new IdentityHashMap<>();
    private @Nullable ModelImage seen;
    private TickWindow window;
    private KeyValueStore<String, byte[]> states;
    private KeyValueStore<String, byte[]> shadowStates;

    // Kafka Streams hands the stores over in init, before the first record.
    @SuppressWarnings("NullAway.Init")
    PredictProcessor(
            WindowStep windowStep,
            ModelRegistry registry,
            ScoreBuilder scores,
            long tickDurationMs,
            Counter replays,
            UnjudgedEntities unjudged) {
        this.windowStep = windowStep;
        this.registry = registry;
        this.scores = scores;
        this.tickDurationMs = tickDurationMs;
        this.replays = replays;
        this.unjudged = unjudged;
    }

    @Override
    public void init(ProcessorContext<String, Verdicts> context) {
        super.init(context);
        window = windowStep.windowOf(context);
        states = context.getStateStore(Names.PREDICT_STATE_STORE);
        shadowStates = context.getStateStore(Names.SHADOW_STATE_STORE);
    }

    @Override
    public void process(Record<String, Tick> record) {
        Tick tick = record.value();
        Judges judges = judgesOf(tick);
        context().forward(record.withValue(judges == null ? withoutModel(tick) : verdicts(tick, judges)));
    }

    @Override
    public void close() {
        unjudged.close();
    }

    private Verdicts withoutModel(Tick tick) {
        unjudged.add(tick.getEntity(), tick.getLabels(), seen);
        return new Verdicts(scores.withoutModel(tick), null);
    }

    private Verdicts verdicts(Tick tick, Judges judges) {
        unjudged.remove(tick.getEntity());
        Model shadow = judges.shadow();
        return new Verdicts(
                judge(tick, judges.model(), states), shadow == null ? null : judge(tick, shadow, shadowStates));
    }

    // Another image is another object; comparing what is in it on every tick would cost more than it saves.
    @SuppressWarnings("ReferenceEquality")
    private @Nullable Judges judgesOf(Tick tick) {
        ModelImage image = registry.current();
        if (image != seen) {
            IdentityHashMap<Model, Boolean> judging = image.models();
            steppers.keySet().removeIf(model -> !judging.containsKey(model));
            seen = image;
        }
        return image.judgesOf(tick.getEntity(), tick.getLabels(), tick.getTime().toEpochMilli());
    }

    private void report(Model model, ModelStepper stepper) {
        Prediction prediction = stepper.prediction();
        if (!prediction.warmingUp() && !stepper.isBlind()) {
            float error = prediction.score() * model.calibration().boundary();
            registry.health().add(model.id(), error, prediction.score() >= prediction.boundary());
        }
    }

    private Score judge(Tick tick, Model model, KeyValueStore<String, byte[]> states) {
        ModelStepper stepper = steppers.computeIfAbsent(model, ModelStepper::new);
        String entity = tick.getEntity();
        long number = Math.floorDiv(tick.getTime().toEpochMilli(), tickDurationMs);
        if (!stepper.load(states.get(entity), number)) {
            stepper.replay(window, entity, number);
            replays.increment();
        }
        stepper.step(number, tick.getMetrics());
        states.put(entity, stepper.save());
        report(model, stepper);
        return scores.of(tick, stepper);
    }
}
