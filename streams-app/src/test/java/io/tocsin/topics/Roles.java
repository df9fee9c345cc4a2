package io.tocsin.topics;

import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.resource.ResourceType.GROUP;
import static org.apache.kafka.common.resource.ResourceType.TOPIC;
import static org.apache.kafka.common.resource.ResourceType.TRANSACTIONAL_ID;

import io.tocsin.backup.BackupTopic;
import io.tocsin.config.TocsinConfig;
import io.tocsin.runtime.TopicRights;
import io.tocsin.schemas.TopicSpec;
import io.tocsin.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The least that each user needs, as ops/topics-and-acls.md has it: the page is printed from here, and a broker that allows nothing else runs all of it in
 * {@code LeastPrivilegeIT}. {@code Read}, {@code Write} and {@code Delete} bring {@code Describe} along. Thread-safe.
 *
 * @param application the {@code application.id}
 */
public record Roles(Topics topics, String application) {
    private static final String RUN = "tocsin-run";

    /** {@code tocsin run} with neither HTTP nor rollback nor delivery. */
    public Role judging() {
        TopicRights rights = TopicRights.ofJudging(TocsinConfig.of(Map.of()), topics);
        return Role.of(
                RUN,
                Grant.topics(every(), DESCRIBE, DESCRIBE_CONFIGS),
                Grant.topics(rights.read(), READ),
                Grant.topics(rights.write(), WRITE),
                Grant.prefixed(TOPIC, application + "-", CREATE, READ, WRITE, DELETE),
                Grant.one(GROUP, application, READ),
                Grant.prefixed(TRANSACTIONAL_ID, application + "-", WRITE));
    }

    /** With {@code models.rollback.automatic}. */
    public Role rollback() {
        return rights(TopicRights.ofRollback(topics)).and(Role.of(RUN, deployments()));
    }

    /** With {@code serve.port}. */
    public Role serving() {
        return rights(TopicRights.ofServing(topics)).and(Role.of(RUN, deployments()));
    }

    private static Role rights(TopicRights rights) {
        return new Role(
                RUN,
                Stream.of(Grant.topics(rights.read(), READ), Grant.topics(rights.write(), WRITE))
                        .filter(grant -> !grant.names().isEmpty())
                        .toList());
    }

    private Grant deployments() {
        return Grant.prefixed(TRANSACTIONAL_ID, topics.models().name() + "-deployment-", WRITE);
    }

    /** With {@code deliver.receivers}. */
    public Role delivering() {
        return Role.of(RUN, Grant.prefixed(GROUP, application + "-deliver-", READ));
    }

    /** {@code tocsin collect} and {@code feed}. */
    public Role collect() {
        return Role.of("tocsin-collect", Grant.topics(names(topics.samples()), DESCRIBE_CONFIGS, WRITE));
    }

    public Role train() {
        List<String> read = names(
                topics.ticks(),
                topics.scores(),
                topics.shadowScores(),
                topics.labels(),
                topics.calendar(),
                topics.models(),
                topics.modelEvents());
        return Role.of(
                "tocsin-train",
                Grant.topics(read, DESCRIBE_CONFIGS, READ),
                Grant.topics(names(topics.models(), topics.modelEvents()), WRITE),
                deployments());
    }

    public Role topicsCreate() {
        return Role.of("tocsin-admin", Grant.topics(every(), CREATE));
    }

    public Role topicsCheck() {
        return Role.of("tocsin-check", Grant.topics(every(), DESCRIBE, DESCRIBE_CONFIGS));
    }

    public Role calendar() {
        return Role.of("tocsin-calendar", Grant.topics(names(topics.calendar()), DESCRIBE_CONFIGS, READ, WRITE));
    }

    public Role alerts() {
        return Role.of("tocsin-alerts", Grant.topics(names(topics.alerts()), DESCRIBE_CONFIGS, READ));
    }

    public Role feedback() {
        return Role.of(
                "tocsin-feedback",
                Grant.topics(names(topics.alerts(), topics.feedback()), DESCRIBE_CONFIGS, READ),
                Grant.topics(names(topics.feedback()), WRITE));
    }

    /** {@code tocsin backup save}. */
    public Role backup() {
        return Role.of("tocsin-backup", Grant.topics(kept(), DESCRIBE_CONFIGS, READ));
    }

    /** {@code tocsin backup restore}, which looks first whether there is anything. */
    public Role restore() {
        return Role.of("tocsin-restore", Grant.topics(kept(), DESCRIBE_CONFIGS, READ, WRITE));
    }

    private List<String> kept() {
        return Stream.of(BackupTopic.values())
                .map(topic -> topic.in(topics).name())
                .toList();
    }

    /** {@code tocsin status}, {@code top}, {@code explain} and {@code ingest}. */
    public Role watching() {
        return Role.of(
                "tocsin-watch",
                Grant.topics(every(), DESCRIBE, DESCRIBE_CONFIGS),
                Grant.topics(
                        names(topics.ticks(), topics.scores(), topics.alerts(), topics.models(), topics.deadLetters()),
                        READ),
                Grant.prefixed(TOPIC, application + "-", DESCRIBE),
                Grant.prefixed(GROUP, application, DESCRIBE));
    }

    private List<String> every() {
        return topics.all().stream().map(TopicSpec::name).toList();
    }

    private static List<String> names(TopicSpec... some) {
        return Stream.of(some).map(TopicSpec::name).toList();
    }
}
