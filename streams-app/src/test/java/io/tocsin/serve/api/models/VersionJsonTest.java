package io.tocsin.serve.api.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tocsin.TestKeys;
import io.tocsin.TestModels;
import io.tocsin.engine.training.TrainedModel;
import io.tocsin.schemas.ModelArtifact;
import io.tocsin.serve.api.OpenApiContract;
import io.tocsin.trainer.TrainingReportJson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionJsonTest {
    private final TrainedModel trained = TestModels.training("shop", "v1", TestModels.METRICS);

    @Test
    void shouldTellWhatTheTrainingReported() {
        String report = TrainingReportJson.of(trained);
        JsonNode json = json(report);

        assertThat(report).hasSizeLessThan(3 * 1024);
        assertThat(json.at("/calibration/quantiles").findValues("score"))
                .hasSizeGreaterThan(3)
                .extracting(JsonNode::asDouble)
                .isSorted();
        assertThat(json.path("horizons"))
                .hasSize(3)
                .allSatisfy(horizon -> assertThat(horizon.path("reliability"))
                        .isNotEmpty()
                        .allSatisfy(bin -> assertThat(bin.path("ticks").asInt()).isPositive()));
        assertThat(json.at("/provenance/epochs").asText()).isEqualTo("2");
        assertThat(json.at("/provenance/failures within 60 s").asText())
                .contains(" foretold")
                .contains("false alarms ");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "7",
                "[]",
                "{\"quantiles\":3,\"horizons\":{},\"figures\":[]}",
                "{\"quantiles\":[{\"quantile\":1.5,\"score\":1},{\"quantile\":0.5,\"score\":\"NaN\"},{\"quantile\":0.5},null]}",
                "{\"horizons\":[{\"horizonTicks\":6,\"reliability\":[{\"told\":0.1,\"seen\":-1,\"ticks\":5},{\"told\":0.1,\"seen\":0.1,\"ticks\":1.5}]}]}",
                "{\"figures\":{\"trusted\":\"yes\",\"signed by\":\"us\",\"more\":{},\"none\":null}}"
            })
    void shouldLeaveOutWhatIsMissingOrMalformed(@Nullable String report) {
        JsonNode json = json(report);

        assertThat(json.path("calibration").has("quantiles")).isFalse();
        assertThat(json.path("horizons")).hasSize(3).allMatch(horizon -> !horizon.has("reliability"));
        assertThat(json.path("provenance")).isEqualTo(json(null).path("provenance"));
    }

    private JsonNode json(@Nullable String report) {
        ModelArtifact artifact = TestModels.artifact(trained.model());
        artifact.setReport(report);
        JsonNode json = new VersionJson(
                        new KnownVersion(trained.model().id(), artifact),
                        trained.model(),
                        TestKeys.trusting(TestKeys.FOREIGN),
                        ToldReport.parse(report))
                .json();
        OpenApiContract.read().assertAnswers("getModel", 200, json.toString());
        assertThat(json.at("/provenance/trusted").asText()).startsWith("no: ");
        return json;
    }
}
