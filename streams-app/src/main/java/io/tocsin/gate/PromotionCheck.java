package io.tocsin.gate;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.artifact.ModelReader;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.registry.SignedRecord;
import io.tocsin.rollout.ModelInventory;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.Topics;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.topics.TopicReader;
import io.tocsin.trainer.TopicTrainingSource;
import java.util.Optional;

/**
 * Asks the gate of a published version, on the newest ticks that the deployment of its model covers.
 *
 * <p>Thread-safe. Reads the ticks topic and replays a day of it with two models: that takes its time.
 */
public final class PromotionCheck {
    private final TocsinConfig config;
    private final TopicReader reader;
    private final Topics topics;
    private final SchemaRegistry schemas;

    public PromotionCheck(TocsinConfig config, TopicReader reader, Topics topics, SchemaRegistry schemas) {
        this.config = config;
        this.reader = reader;
        this.topics = topics;
        this.schemas = schemas;
    }

    /**
     * What the gate said.
     *
     * @param champion that the challenger was compared with
     * @param entities how many it was compared on
     */
    public record Outcome(ModelId champion, ModelId challenger, int entities, GateVerdict verdict) {
        /** One line for who decided otherwise. */
        public String refusal() {
            return "kept back, worse than the champion: model=" + challenger + " champion=" + champion;
        }

        /** Why it was kept back, for people who read the history. */
        public String reason() {
            return "worse than the champion " + champion.version();
        }
    }

    /**
     * Compares {@code challenger} with the champion of its model.
     *
     * @return empty where nobody judges yet, or {@code challenger} does already
     * @throws io.tocsin.rollout.RolloutRefusedException if one of them is not in the models topic
     * @throws io.tocsin.trainer.NothingToTrainOnException if there are no ticks to compare on
     * @throws io.tocsin.topics.TopicNotFoundException if the ticks, labels or calendar topic is missing
     */
    public Optional<Outcome> ask(ModelInventory models, ModelId challenger) {
        Optional<Deployment> deployment = models.deployment(challenger.name());
        if (deployment.isEmpty() || deployment.get().getChampion().equals(challenger.version())) {
            return Optional.empty();
        }
        ModelId champion = new ModelId(challenger.name(), deployment.get().getChampion());
        Model judging = read(models, champion);
        Model next = read(models, challenger);
        TrainingData stretch = stretch(deployment.get().getSelector());
        GateVerdict verdict = new PromotionGate(config).judge(judging, next, stretch);
        return Optional.of(new Outcome(champion, challenger, stretch.series().size(), verdict));
    }

    private TrainingData stretch(String selector) {
        long tickMs = config.ticks().duration().toMillis();
        return PromotionGate.newest(new TopicTrainingSource(reader, topics, schemas, tickMs).load(selector));
    }

    private static Model read(ModelInventory models, ModelId id) {
        return ModelReader.read(SignedRecord.artifact(models.require(id)));
    }
}
