package io.tocsin.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.schemas.TopicSpec;
import io.tocsin.schemas.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicComparisonTest {
    private final TopicSpec alerts = Topics.withPrefix("").alerts();
    private final TopicSpec models = Topics.withPrefix("").models();

    @Test
    void shouldFindNothingWhenTheTopicIsAsWanted() {
        assertThat(TopicComparison.compare(alerts, new ExistingTopic(6, alerts.settings())))
                .isEmpty();
    }

    @Test
    void shouldNotMindSettingsThatAreNotOurs() {
        assertThat(TopicComparison.compare(alerts, existingWith("min.insync.replicas", "2")))
                .isEmpty();
    }

    @Test
    void shouldNotMindTheOrderOfPolicies() {
        assertThat(TopicComparison.compare(alerts, existingWith("cleanup.policy", "delete, compact")))
                .isEmpty();
    }

    @Test
    void shouldReportAMissingTopic() {
        assertThat(TopicComparison.compare(alerts, null))
                .containsExactly(new TopicDifference(
                        "anomaly.alerts",
                        TopicDifference.Kind.MISSING,
                        "topic is missing: name=anomaly.alerts",
                        "run: tocsin topics create"));
    }

    @Test
    void shouldReportAnotherNumberOfPartitions() {
        assertThat(TopicComparison.compare(models, new ExistingTopic(3, models.settings())))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.kind()).isEqualTo(TopicDifference.Kind.PARTITIONS);
                    assertThat(difference.text())
                            .isEqualTo(
                                    "topic has another number of partitions: name=anomaly.models partitions=3 wanted=1");
                    assertThat(difference.remedy())
                            .startsWith(
                                    "stop Tocsin, delete the topic (its records are lost), run: tocsin topics create");
                });
    }

    @Test
    void shouldReportAnotherSettingWithACommandThatTheToolTakes() {
        assertThat(TopicComparison.compare(alerts, existingWith("cleanup.policy", "delete")))
                .containsExactly(new TopicDifference(
                        "anomaly.alerts",
                        TopicDifference.Kind.SETTING,
                        "topic has another setting: name=anomaly.alerts cleanup.policy=delete wanted=compact,delete",
                        "run: kafka-configs.sh --bootstrap-server <broker> --alter --entity-type topics --entity-name anomaly.alerts"
                                + " --add-config cleanup.policy=[compact,delete]"));
    }

    @Test
    void shouldReportATopicThatTakesSmallerRecordsThanAModelMayGet() {
        assertThat(TopicComparison.compare(models, existingModels("1048588")))
                .containsExactly(new TopicDifference(
                        "anomaly.models",
                        TopicDifference.Kind.SETTING,
                        "topic takes only smaller records: name=anomaly.models max.message.bytes=1048588 needed=8392704",
                        "run: kafka-configs.sh --bootstrap-server <broker> --alter --entity-type topics --entity-name anomaly.models"
                                + " --add-config max.message.bytes=8392704"));
        assertThat(TopicComparison.compare(models, existingModels("8392704"))).isEmpty();
        assertThat(TopicComparison.compare(models, existingModels("99999999"))).isEmpty();
    }

    @Test
    void shouldObjectToARecordThatDoesNotFitInAndAskForAllThatIsWanted() {
        Map<String, String> narrow = existingModels("1048588").settings();
        assertThat(TopicComparison.objectionTo(models, narrow, 1_048_588)).isEmpty();
        assertThat(TopicComparison.objectionTo(models, narrow, 1_048_589)).get().satisfies(objection -> {
            assertThat(objection.text())
                    .isEqualTo("topic takes only smaller records: name=anomaly.models max.message.bytes=1048588"
                            + " needed=1048589");
            assertThat(objection.remedy()).endsWith(" --add-config max.message.bytes=8392704");
        });
        assertThat(TopicComparison.objectionTo(models, Map.of(), 20_000_000))
                .get()
                .extracting(TopicDifference::remedy)
                .asString()
                .endsWith(" --add-config max.message.bytes=20000000");
    }

    private ExistingTopic existingModels(String recordBytes) {
        Map<String, String> settings = new HashMap<>(models.settings());
        settings.put("max.message.bytes", recordBytes);
        return new ExistingTopic(1, settings);
    }

    @Test
    void shouldReportASettingThatTheBrokerDoesNotTell() {
        ExistingTopic bare = new ExistingTopic(1, Map.of());
        TopicSpec wanted = new TopicSpec("t", 1, Map.of("retention.ms", "1000"), "For a test.");

        assertThat(TopicComparison.compare(wanted, bare))
                .extracting(TopicDifference::text)
                .containsExactly("topic has another setting: name=t retention.ms=not set wanted=1000");
    }

    @Test
    void shouldReportEveryDifferenceOfATopicInAFixedOrder() {
        Map<String, String> settings = new HashMap<>(alerts.settings());
        settings.put("retention.ms", "1");
        settings.put("compression.type", "gzip");

        List<TopicDifference> differences = TopicComparison.compare(alerts, new ExistingTopic(2, settings));

        assertThat(differences)
                .extracting(difference -> difference.text().replaceFirst(".*anomaly.alerts ", ""))
                .containsExactly(
                        "partitions=2 wanted=6",
                        "compression.type=gzip wanted=producer",
                        "retention.ms=1 wanted=2592000000");
    }

    private ExistingTopic existingWith(String setting, String value) {
        Map<String, String> settings = new HashMap<>(alerts.settings());
        settings.put(setting, value);
        return new ExistingTopic(6, settings);
    }
}
