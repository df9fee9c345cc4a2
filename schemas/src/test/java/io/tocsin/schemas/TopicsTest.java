package io.tocsin.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private final Topics topics = Topics.withPrefix("");

    @Test
    void shouldNameEveryTopicInTheOrderOfTheDataWithItsPartitions() {
        assertThat(topics.all())
                .extracting(topic -> topic.name() + "/" + topic.partitions())
                .containsExactly(
                        "metrics.samples/6",
                        "metrics.ticks/6",
                        "anomaly.scores/6",
                        "anomaly.alerts/6",
                        "anomaly.shadow.scores/6",
                        "anomaly.shadow.alerts/6",
                        "anomaly.models/1",
                        "anomaly.model.events/1",
                        "anomaly.calendar/1",
                        "anomaly.labels/6",
                        "anomaly.feedback/6",
                        "anomaly.dead-letters/1");
    }

    @Test
    void shouldPutThePrefixBeforeEveryName() {
        assertThat(Topics.withPrefix("staging.").samples().name()).isEqualTo("staging.metrics.samples");
        assertThat(Topics.withPrefix("staging.").all())
                .allSatisfy(topic -> assertThat(topic.name()).startsWith("staging."));
    }

    @Test
    void shouldKeepOnePartitionForModelsWhateverTheDataTopicsHave() {
        Topics wide = new Topics("", 24);

        assertThat(wide.ticks().partitions()).isEqualTo(24);
        assertThat(wide.models().partitions()).isEqualTo(1);
    }

    @Test
    void shouldCompactWhatIsReadByKeyAndKeepLabelsForGood() {
        assertThat(topics.alerts().settings()).containsEntry("cleanup.policy", "compact,delete");
        assertThat(topics.models().settings())
                .isEqualTo(Map.of(
                        "cleanup.policy", "compact",
                        "max.message.bytes", "8392704",
                        "compression.type", "producer",
                        "message.timestamp.type", "CreateTime"));
        assertThat(topics.calendar().settings()).containsEntry("cleanup.policy", "compact");
        assertThat(topics.labels().settings())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1");
    }

    @Test
    void shouldHaveRoomForTheLargestArtifactAndWhatIsAroundIt() {
        assertThat(topics.withModelArtifactBytes(16_777_216).models().settings())
                .containsEntry("max.message.bytes", "16781312");
        assertThat(Topics.withPrefix("staging.")
                        .withModelArtifactBytes(2_000_000)
                        .samples())
                .isEqualTo(Topics.withPrefix("staging.").samples());
    }

    @Test
    void shouldKeepSamplesADayTicksAndScoresAWeekAndDeadLettersTwo() {
        assertThat(topics.samples().settings()).containsEntry("retention.ms", "86400000");
        assertThat(topics.ticks().settings()).containsEntry("retention.ms", "604800000");
        assertThat(topics.scores().settings()).containsEntry("retention.ms", "604800000");
        assertThat(topics.deadLetters().settings()).containsEntry("retention.ms", "1209600000");
    }

    @Test
    void shouldRefuseAPrefixThatKafkaWouldRefuse() {
        assertThatThrownBy(() -> Topics.withPrefix("my staging/"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name=my staging/metrics.samples");
        assertThatThrownBy(() -> Topics.withPrefix("x".repeat(240))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseATopicWithoutPartitions() {
        assertThatThrownBy(() -> new Topics("", 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("topic must have a partition: name=metrics.samples partitions=0");
    }
}
