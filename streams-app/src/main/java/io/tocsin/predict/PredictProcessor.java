package io.tocsin.predict;

import io.tocsin.engine.Model;
import io.tocsin.engine.Prediction;
import io.tocsin.names.Names;
import io.tocsin.registry.Coming;
import io.tocsin.registry.Judges;
import io.tocsin.registry.ModelImage;
import io.tocsin.registry.ModelRegistry;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.ScoreState;
import io.tocsin.schemas.Tick;
import io.tocsin.window.TickWindow;
import io.tocsin.window.WindowStep;
import java.time.Duration;
import java.util.IdentityHashMap;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Ticks in, exactly one score a tick out. The image of the models is read once per tick; when another model judges than the one that made the
 * entity's state, that model makes its own by replaying the window, between two ticks, without a gap, when its {@link Takeover} comes to it.
 *
 * <p>Confined to one stream thread.
 */
final class PredictProcessor extends ContextualProcessor<String, Tick, String, Verdicts> {
    private static final Duration LOOK_FOR_GONE = Duration.ofMinutes(1);
    private static final Duration GONE_AFTER = Duration.ofMinutes(10);

    private final WindowStep windowStep;
    private final ModelRegistry registry;
    private final ScoreBuilder scores;
    private final long tickDurationMs;
    private final Takeover takeover;
    private final UnjudgedEntities unjudged;
    private final PredictMeters meters;
    private final StepTimer stepTimer;
    private final ShownEntities shown;
    private final StateHeap stateHeap;
    private final IdentityHashMap<Model, ModelStepper> steppers = new IdentityHashMap<>();
    private @Nullable ModelImage seen;
    private TickWindow window;
    private CarriedStates states;
    private CarriedStates shadowStates;

    // Kafka Streams hands the stores over in init, before the first record.
    @SuppressWarnings("NullAway.Init")
    PredictProcessor(
            WindowStep windowStep,
            ModelRegistry registry,
            ScoreBuilder scores,
            long tickDurationMs,
            Takeover takeover,
            UnjudgedEntities unjudged,
            PredictMeters meters,
            StepTimer stepTimer,
            ShownEntities shown,
            StateHeap stateHeap) {
        this.windowStep = windowStep;
        this.registry = registry;
        this.scores = scores;
        this.tickDurationMs = tickDurationMs;
        this.takeover = takeover;
        this.unjudged = unjudged;
        this.meters = meters;
        this.stepTimer = stepTimer;
        this.shown = shown;
        this.stateHeap = stateHeap;
    }

    @Override
    public void init(ProcessorContext<String, Verdicts> context) {
        super.init(context);
        window = windowStep.windowOf(context);
        states = new CarriedStates(context.getStateStore(Names.PREDICT_STATE_STORE), window, stateHeap);
        shadowStates = new CarriedStates(context.getStateStore(Names.SHADOW_STATE_STORE), window, stateHeap);
        context.schedule(LOOK_FOR_GONE, PunctuationType.WALL_CLOCK_TIME, nowMs -> {
            states.forgetOld();
            shadowStates.forgetOld();
        });
        if (shown.isOn()) {
            context.schedule(
                    LOOK_FOR_GONE,
                    PunctuationType.WALL_CLOCK_TIME,
                    nowMs -> shown.forgetBefore(nowMs - GONE_AFTER.toMillis()));
        }
    }

    @Override
    public void process(Record<String, Tick> record) {
        Tick tick = record.value();
        Judges judges = judgesOf(tick);
        Verdicts verdicts = judges == null ? withoutModel(tick) : verdicts(tick, judges);
        meters.scored(verdicts.score(), record.timestamp());
        context().forward(record.withValue(verdicts));
    }

    @Override
    public void close() {
        unjudged.close();
        shown.close();
        states.close();
        shadowStates.close();
    }

    private Verdicts withoutModel(Tick tick) {
        unjudged.add(tick.getEntity(), tick.getLabels(), seen);
        states.forget(tick.getEntity());
        shadowStates.forget(tick.getEntity());
        return new Verdicts(scores.withoutModel(tick), null);
    }

    private Verdicts verdicts(Tick tick, Judges judges) {
        unjudged.remove(tick.getEntity());
        Score score = judge(tick, judges.model(), judges.predecessor());
        Score beside = judgeBeside(tick, judges.shadow());
        Coming coming = judges.coming();
        if (coming != null) {
            long firstTick = -Math.floorDiv(-coming.fromMs(), tickDurationMs);
            takeover.prepare(stepper(coming.model()), window, tick, firstTick);
        }
        return new Verdicts(score, beside);
    }

    // Another image is another object; comparing what is in it on every tick would cost more than it saves.
    @SuppressWarnings("ReferenceEquality")
    private @Nullable Judges judgesOf(Tick tick) {
        ModelImage image = registry.current();
        if (image != seen) {
            IdentityHashMap<Model, Boolean> judging = image.models();
            steppers.keySet().removeIf(model -> !judging.containsKey(model));
            if (seen != null) {
                takeover.begin(judging);
            }
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

    private Score judge(Tick tick, Model model, @Nullable Model predecessor) {
        ModelStepper stepper = stepper(model);
        long number = number(tick);
        long storedAfter = states.load(stepper, tick.getEntity(), number);
        if (storedAfter == CarriedStates.NEVER && predecessor != null && takeover.mayWait()) {
            storedAfter = states.load(stepper(predecessor), tick.getEntity(), number);
            stepper = storedAfter == CarriedStates.NEVER ? stepper : stepper(predecessor);
        }
        if (storedAfter == CarriedStates.NEVER) {
            takeover.takeOver(stepper, window, tick.getEntity(), number);
        }
        Score score = judge(tick, stepper, states, storedAfter);
        if (shown.isOn()) {
            boolean isScored = score.getState() == ScoreState.SCORED;
            shown.show(
                    tick.getEntity(),
                    tick.getLabels(),
                    stepper,
                    isScored,
                    context().currentSystemTimeMs());
        }
        return score;
    }

    /** Nobody acts on a shadow's verdict: until there is time for its replay it has none. */
    private @Nullable Score judgeBeside(Tick tick, @Nullable Model shadow) {
        if (shadow == null) {
            shadowStates.forget(tick.getEntity());
            return null;
        }
        ModelStepper stepper = stepper(shadow);
        long storedAfter = shadowStates.load(stepper, tick.getEntity(), number(tick));
        if (storedAfter == CarriedStates.NEVER) {
            if (takeover.mayWait()) {
                shadowStates.forget(tick.getEntity());
                return null;
            }
            takeover.takeOver(stepper, window, tick.getEntity(), number(tick));
        }
        return judge(tick, stepper, shadowStates, storedAfter);
    }

    private Score judge(Tick tick, ModelStepper stepper, CarriedStates states, long storedAfter) {
        long begin = stepTimer.begin();
        stepper.step(number(tick), tick.getMetrics());
        stepTimer.end(begin);
        states.save(stepper, tick.getEntity(), number(tick), storedAfter);
        report(stepper.model(), stepper);
        return scores.of(tick, stepper);
    }

    private ModelStepper stepper(Model model) {
        return steppers.computeIfAbsent(model, ModelStepper::new);
    }

    private long number(Tick tick) {
        return Math.floorDiv(tick.getTime().toEpochMilli(), tickDurationMs);
    }
}
