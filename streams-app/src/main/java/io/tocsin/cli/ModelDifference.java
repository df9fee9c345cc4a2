package io.tocsin.cli;

import io.tocsin.engine.Model;
import io.tocsin.schemas.ModelArtifact;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What differs between two versions: one row a difference, what is equal is left out, what one of them has not is a dash. Of the training's report
 * an artifact keeps the provenance and the calibration; the rest was printed when it was trained.
 *
 * <p>Confined to one thread.
 */
final class ModelDifference {
    private static final String ABSENT = "-";

    private final ModelArtifact left;
    private final ModelArtifact right;
    private final Output output;

    ModelDifference(ModelArtifact left, ModelArtifact right, Output output) {
        this.left = left;
        this.right = right;
        this.output = output;
    }

    void print() {
        if (left.getSha256().equals(right.getSha256())) {
            output.line("no difference: sha256=" + left.getSha256());
            return;
        }
        Model one = ModelCard.parse(left);
        Model other = ModelCard.parse(right);
        TextTable table =
                output.table("DIFFERS", one.id().toString(), other.id().toString());
        facts(table, ModelFacts.of(one), ModelFacts.of(other));
        FeatureDifference features = new FeatureDifference(one, other);
        for (String metric : features.metrics()) {
            table.row("feature " + metric, features.left(metric, ABSENT), features.right(metric, ABSENT));
        }
        table.row("sha256", left.getSha256().substring(0, 12), right.getSha256().substring(0, 12));
        table.print(output.out());
        if (!features.onlyRight().isEmpty()) {
            output.line(other.id() + " looks at metrics that " + one.id() + " does not: "
                    + String.join(", ", features.onlyRight())
                    + "; where an entity does not send them, its scores name them as missing");
        }
    }

    private static void facts(TextTable table, Map<String, String> ones, Map<String, String> others) {
        Set<String> names = new LinkedHashSet<>(ones.keySet());
        names.addAll(others.keySet());
        for (String name : names) {
            String one = ones.getOrDefault(name, ABSENT);
            String other = others.getOrDefault(name, ABSENT);
            if (!one.equals(other)) {
                table.row(name, one, other);
            }
        }
    }
}
