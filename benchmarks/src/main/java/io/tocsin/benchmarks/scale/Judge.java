package io.tocsin.benchmarks.scale;

import io.micrometer.core.instrument.MeterRegistry;
import io.tocsin.PredictorTopology;
import io.tocsin.PredictorTopology.Surroundings;
import io.tocsin.config.TocsinConfig;
import io.tocsin.predict.Verdicts;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.Tick;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.window.WindowStep;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/** Who judges the ticks; the rest of the topology is the same. Thread-safe. */
public enum Judge {
    /** The system as it is. */
    TOCSIN("Tocsin"),
    /** Nobody: each tick gets a score that says so, no state is carried, no alert is thought of. What the rest costs. */
    NOBODY("pass-through"),
    /** Nobody, either; but a state as large as the model's is carried, and scores are as large. What the model and alerting cost beyond their bytes. */
    NOBODY_CARRYING("pass-through with a state"),
    /** ONNX Runtime with the same network, a step a tick, the state carried as Tocsin's, its buffers bound beforehand: as fast as it gets. */
    ONNX_STEP("ONNX Runtime, one step"),
    /** ONNX Runtime as it is called where no state is carried: the whole window at each tick. */
    ONNX_WINDOW("ONNX Runtime, window"),
    /** A random cut forest an entity, in memory and nowhere else. */
    FOREST("random cut forest");

    private final String label;

    Judge(String label) {
        this.label = label;
    }

    /** What it is called in tables. */
    String label() {
        return label;
    }

    /** The topology with it, for ticks of {@code metrics}. */
    PredictorTopology topology(
            TocsinConfig config,
            Topics topics,
            SchemaRegistry schemas,
            Surroundings surroundings,
            List<String> metrics,
            MeterRegistry meters) {
        Clock clock = Clock.systemUTC();
        if (this == TOCSIN) {
            return new PredictorTopology(config, topics, schemas, surroundings, clock, meters);
        }
        boolean tells = this != NOBODY && this != NOBODY_CARRYING;
        return new PredictorTopology(config, topics, schemas, surroundings, clock, meters) {
            @Override
            protected ProcessorSupplier<String, Tick, String, Verdicts> judge(WindowStep window) {
                return switch (Judge.this) {
                    case NOBODY_CARRYING -> new CarryStep(metrics);
                    case ONNX_STEP -> new OnnxStep(metrics);
                    case ONNX_WINDOW -> new OnnxWindow(metrics, window);
                    case FOREST -> new ForestStep(metrics);
                    default -> new NobodyStep();
                };
            }

            @Override
            protected void tell(
                    StreamsBuilder builder, KStream<String, Score> scores, KStream<String, Score> shadowScores) {
                if (tells) {
                    super.tell(builder, scores, shadowScores);
                }
            }
        };
    }
}
