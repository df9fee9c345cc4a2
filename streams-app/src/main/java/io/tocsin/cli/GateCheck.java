package io.tocsin.cli;

import io.tocsin.config.TocsinConfig;
import io.tocsin.engine.ModelId;
import io.tocsin.gate.GateRule;
import io.tocsin.gate.GateVerdict;
import io.tocsin.gate.PromotionCheck;
import io.tocsin.rollout.ChangeNote;
import io.tocsin.rollout.ModelInventory;
import io.tocsin.trainer.NothingToTrainOnException;
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
        Optional<PromotionCheck.Outcome> asked = ask(challenger);
        if (asked.isEmpty()) {
            return Map.of();
        }
        PromotionCheck.Outcome outcome = asked.get();
        print(outcome);
        if (!outcome.verdict().passed()) {
            ChangeNote note = ModelRollout.note(output, Optional.of(outcome.reason()));
            installation
                    .decisions()
                    .keptBack(challenger, note, outcome.verdict().figures());
            throw new CommandFailedException(outcome.refusal() + ALL_THE_SAME);
        }
        return outcome.verdict().figures();
    }

    private Optional<PromotionCheck.Outcome> ask(ModelId challenger) {
        if (models.deployment(challenger.name()).isEmpty()) {
            return Optional.empty();
        }
        installation.require(List.of(
                installation.topics().ticks(),
                installation.topics().labels(),
                installation.topics().calendar()));
        try {
            return new PromotionCheck(config, installation.reader(), installation.topics(), installation.schemas())
                    .ask(models, challenger);
        } catch (NothingToTrainOnException e) {
            throw new CommandFailedException("no ticks to compare with the champion on: selector="
                    + models.deployment(challenger.name()).orElseThrow().getSelector() + ALL_THE_SAME);
        }
    }

    private void print(PromotionCheck.Outcome outcome) {
        GateVerdict verdict = outcome.verdict();
        output.line("gate: " + outcome.challenger() + " beside " + outcome.champion() + " on the newest "
                + verdict.ticks() + " ticks of " + outcome.entities()
                + (outcome.entities() == 1 ? " entity" : " entities"));
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
