package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.Model;
import io.tocsin.engine.ModelId;
import io.tocsin.engine.artifact.ModelReader;
import io.tocsin.engine.training.TrainingData;
import io.tocsin.gate.GateRule;
import io.tocsin.gate.GateVerdict;
import io.tocsin.gate.PromotionGate;
import io.tocsin.registry.SignedRecord;
import io.tocsin.rollout.ChangeNote;
import io.tocsin.schemas.Deployment;
import io.tocsin.trainer.NothingToTrainOnException;
import io.tocsin.trainer.TopicTrainingSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the gate before a promotion, shows every rule with its numbers, and stops what it does not let pass.
 *
 * <p>Confined to one thread.
 */
final class GateCheck {
    private static final String ALL_THE_SAME = "; promote it all the same with --ungated";

    private final Installation installation;
    private final ModelInventory models;
    private final TocsinConfig config;
    private final Output output;

    GateCheck(Installation installation, ModelInventory models, TocsinConfig config, Output output) {
        this.installation = installation;
        this.models = models;
        this.config = config;
        this.output = output;
    }

    /**
     * Passes where nobody judges yet, or {@code challenger} does already.
     *
     * @return the figures that it passed with; none where it was not asked
     */
    Map<String, Double> require(ModelId challenger) throws InterruptedException {
        Optional<Deployment> deployment = models.deployment(challenger.name());
        if (deployment.isEmpty() || deployment.get().getChampion().equals(challenger.version())) {
            return Map.of();
        }
        ModelId champion = new ModelId(challenger.name(), deployment.get().getChampion());
        TrainingData stretch = stretch(deployment.get().getSelector());
        GateVerdict verdict = new PromotionGate(config).judge(read(champion), read(challenger), stretch);
        print(verdict, champion, challenger, stretch);
        if (!verdict.passed()) {
            ChangeNote note = ModelRollout.note(output, Optional.of("worse than the champion " + champion.version()));
            installation.decisions().keptBack(challenger, note, verdict.figures());
            throw new CommandFailedException(
                    "kept back, worse than the champion: model=" + challenger + " champion=" + champion + ALL_THE_SAME);
        }
        return verdict.figures();
    }

    private TrainingData stretch(String selector) {
        installation.require(List.of(
                installation.topics().ticks(),
                installation.topics().labels(),
                installation.topics().calendar()));
        TopicTrainingSource source = new TopicTrainingSource(
                installation.reader(),
                installation.topics(),
                installation.schemas(),
                config.ticks().duration().toMillis());
        try {
            return PromotionGate.newest(source.load(selector));
        } catch (NothingToTrainOnException e) {
            throw new CommandFailedException(
                    "no ticks to compare with the champion on: selector=" + selector + ALL_THE_SAME);
        }
    }

    private Model read(ModelId id) {
        return ModelReader.read(SignedRecord.artifact(models.require(id)));
    }

    private void print(GateVerdict verdict, ModelId champion, ModelId challenger, TrainingData stretch) {
        output.line("gate: " + challenger + " beside " + champion + " on the newest " + verdict.ticks() + " ticks of "
                + stretch.series().size() + (stretch.series().size() == 1 ? " entity" : " entities"));
        TextTable table = output.table("RULE", "CHAMPION", "CHALLENGER", "AT MOST", "PASSED")
                .right(1, 2, 3);
        for (GateRule rule : verdict.rules()) {
            table.row(
                    rule.name(),
                    number(rule.champion()),
                    number(rule.challenger()),
                    number(rule.allowed()),
                    rule.passed() ? "yes" : "no");
        }
        table.print(output.out());
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }
}
