package io.tocsin.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Whom alerts are brought to, and how hard that is tried. Secrets are in files of their own, never in a value. Thread-safe.
 *
 * @param receivers of {@code alertmanager}, {@code webhook}, {@code slack} and {@code pagerduty}; none: nothing is delivered
 * @param timeout for one try, answer included
 * @param attemptsMax tries of one message before it is dead-lettered
 * @param backoff pause after the first failure; doubles from one to the next
 * @param backoffMax the longest pause
 * @param resendInterval how often Alertmanager is told that an incident goes on
 * @param runbookUrl with placeholders; empty means no link
 * @param pageUrl with placeholders; empty means no link
 */
public record DeliverSettings(
        List<String> receivers,
        Duration timeout,
        int attemptsMax,
        Duration backoff,
        Duration backoffMax,
        Duration resendInterval,
        String runbookUrl,
        String pageUrl,
        Grouping group,
        Alertmanager alertmanager,
        Webhook webhook,
        Slack slack,
        PagerDuty pagerduty) {

    /**
     * Which incidents become one message.
     *
     * @param by of {@code service}, {@code kind}, {@code model} and {@code entity}
     * @param servicePattern what its first group matches of an entity is the service
     * @param window how far apart they may begin, and how long the first waits for the others
     */
    public record Grouping(List<String> by, String servicePattern, Duration window) {
        public Grouping {
            by = List.copyOf(by);
        }
    }

    /**
     * Prometheus Alertmanager.
     *
     * @param url without {@code /api/v2/alerts}
     */
    public record Alertmanager(String url, Optional<Path> authorizationFile) {}

    /**
     * Anything that takes JSON.
     *
     * @param template file of the body; without one it is the message as JSON
     */
    public record Webhook(String url, Optional<Path> authorizationFile, Optional<Path> template, boolean cloudEvents) {}

    /**
     * An incoming webhook as Slack has it.
     *
     * @param urlFile the incoming webhook's address is its secret
     */
    public record Slack(Optional<Path> urlFile) {}

    /**
     * PagerDuty's Events API v2.
     *
     * @param keyFile holds the integration's routing key
     */
    public record PagerDuty(String url, Optional<Path> keyFile) {}

    static final String RECEIVERS = "deliver.receivers";
    static final String TIMEOUT_MS = "deliver.timeout.ms";
    static final String ATTEMPTS_MAX = "deliver.attempts.max";
    static final String BACKOFF_MS = "deliver.backoff.ms";
    static final String BACKOFF_MAX_MS = "deliver.backoff.max.ms";
    static final String RESEND_INTERVAL_MS = "deliver.resend.interval.ms";
    static final String GROUP_BY = "deliver.group.by";
    static final String GROUP_SERVICE_PATTERN = "deliver.group.service.pattern";
    static final String GROUP_WINDOW_MS = "deliver.group.window.ms";
    static final String RUNBOOK_URL = "deliver.runbook.url";
    static final String PAGE_URL = "deliver.page.url";
    static final String ALERTMANAGER_URL = "deliver.alertmanager.url";
    static final String ALERTMANAGER_AUTHORIZATION_FILE = "deliver.alertmanager.authorization.file";
    static final String WEBHOOK_URL = "deliver.webhook.url";
    static final String WEBHOOK_AUTHORIZATION_FILE = "deliver.webhook.authorization.file";
    static final String WEBHOOK_TEMPLATE = "deliver.webhook.template";
    static final String WEBHOOK_CLOUDEVENTS = "deliver.webhook.cloudevents";
    static final String SLACK_URL_FILE = "deliver.slack.url.file";
    static final String PAGERDUTY_URL = "deliver.pagerduty.url";
    static final String PAGERDUTY_KEY_FILE = "deliver.pagerduty.key.file";

    /** Kubernetes names a pod {@code deployment-hash-random} from an alphabet without vowels, or {@code set-ordinal}. */
    private static final String DEFAULT_SERVICE_PATTERN =
            "(.+?)(?:-[bcdfghjklmnpqrstvwxz2456789]{6,10}-[bcdfghjklmnpqrstvwxz2456789]{5}|-?\\d+)?";

    private static final String RECEIVER = "(alertmanager|webhook|slack|pagerduty)";
    private static final String FIELD = "(service|kind|model|entity)";

    public DeliverSettings {
        receivers = List.copyOf(receivers);
    }

    static void declare(ConfigDef definition) {
        KeyGroup keys = new KeyGroup(definition, "Deliver");
        declareTries(keys);
        declareMessages(keys);
        declareReceivers(keys);
    }

    private static void declareTries(KeyGroup keys) {
        keys.text(
                        RECEIVERS,
                        "",
                        Rule.matching(
                                "empty, or of alertmanager, webhook, slack and pagerduty, with commas between them",
                                optionalListOf(RECEIVER)),
                        "Whom alerts are brought to, each on its own; empty: they stay in the topic.")
                .wholeNumber(
                        TIMEOUT_MS,
                        10_000,
                        Rule.between(100, 60_000),
                        "How long a receiver may take to answer one try.")
                .integer(
                        ATTEMPTS_MAX,
                        20,
                        Rule.between(1, 1_000),
                        "Tries of one message before it goes to the dead letters.")
                .wholeNumber(
                        BACKOFF_MS,
                        1_000,
                        Rule.between(10, 60_000),
                        "Pause after the first failure; it doubles from one to the next, and up to half of it is left to chance.")
                .wholeNumber(
                        BACKOFF_MAX_MS,
                        60_000,
                        Rule.between(10, 3_600_000),
                        "The longest pause between two tries, unless the receiver asks for more.")
                .wholeNumber(
                        RESEND_INTERVAL_MS,
                        60_000,
                        Rule.between(1_000, 3_600_000),
                        "How often Alertmanager is told that an incident goes on; less than half of its resolve_timeout, 5 minutes by default.");
    }

    private static void declareMessages(KeyGroup keys) {
        Rule link = Rule.matching("empty or an http or https URL", "(https?://\\S+)?");
        keys.text(
                        GROUP_BY,
                        "service,kind",
                        Rule.matching("of service, kind, model and entity, with commas between them", listOf(FIELD)),
                        "Incidents that agree in these and begin together are one message; Alertmanager groups by itself.")
                .text(
                        GROUP_SERVICE_PATTERN,
                        DEFAULT_SERVICE_PATTERN,
                        Rule.groupingExpression(),
                        "What its first group matches of an entity is the service; the entity where it does not match.")
                .wholeNumber(
                        GROUP_WINDOW_MS,
                        30_000,
                        Rule.between(0, 600_000),
                        "How far apart incidents of one message may begin, and how long the first waits for the others.")
                .text(
                        RUNBOOK_URL,
                        "",
                        link,
                        "Link to what to do, with {entity}, {service}, {kind}, {model} and {id} replaced.")
                .text(PAGE_URL, "", link, "Link to where to look, with the same replaced.");
    }

    private static void declareReceivers(KeyGroup keys) {
        Rule url = Rule.matching("empty or an http or https URL", "(https?://\\S+)?");
        keys.text(ALERTMANAGER_URL, "", url, "Alertmanager, without /api/v2/alerts.")
                .text(
                        ALERTMANAGER_AUTHORIZATION_FILE,
                        "",
                        Rule.pathOrEmpty(),
                        "File with the value of the Authorization header, such as Bearer and a token.")
                .text(WEBHOOK_URL, "", url, "Where messages are posted as JSON.")
                .text(
                        WEBHOOK_AUTHORIZATION_FILE,
                        "",
                        Rule.pathOrEmpty(),
                        "File with the value of the Authorization header.")
                .text(
                        WEBHOOK_TEMPLATE,
                        "",
                        Rule.pathOrEmpty(),
                        "Mustache template of the body; values are escaped for JSON.")
                .truth(WEBHOOK_CLOUDEVENTS, false, "Whether the headers of CloudEvents 1.0, binary mode, are added.")
                .text(
                        SLACK_URL_FILE,
                        "",
                        Rule.pathOrEmpty(),
                        "File with the address of an incoming webhook, as Slack, Mattermost and Rocket.Chat have it.")
                .text(
                        PAGERDUTY_URL,
                        "https://events.pagerduty.com/v2/enqueue",
                        Rule.matching("an http or https URL", "https?://\\S+"),
                        "PagerDuty's Events API v2.")
                .text(PAGERDUTY_KEY_FILE, "", Rule.pathOrEmpty(), "File with the routing key of an integration.");
    }

    static DeliverSettings from(ParsedValues values) {
        return new DeliverSettings(
                values.words(RECEIVERS),
                values.milliseconds(TIMEOUT_MS),
                values.integer(ATTEMPTS_MAX),
                values.milliseconds(BACKOFF_MS),
                values.milliseconds(BACKOFF_MAX_MS),
                values.milliseconds(RESEND_INTERVAL_MS),
                values.text(RUNBOOK_URL),
                values.text(PAGE_URL),
                new Grouping(
                        values.words(GROUP_BY),
                        values.text(GROUP_SERVICE_PATTERN),
                        values.milliseconds(GROUP_WINDOW_MS)),
                new Alertmanager(values.text(ALERTMANAGER_URL), values.optionalPath(ALERTMANAGER_AUTHORIZATION_FILE)),
                new Webhook(
                        values.text(WEBHOOK_URL),
                        values.optionalPath(WEBHOOK_AUTHORIZATION_FILE),
                        values.optionalPath(WEBHOOK_TEMPLATE),
                        values.truth(WEBHOOK_CLOUDEVENTS)),
                new Slack(values.optionalPath(SLACK_URL_FILE)),
                new PagerDuty(values.text(PAGERDUTY_URL), values.optionalPath(PAGERDUTY_KEY_FILE)));
    }

    private static String listOf(String item) {
        return item + "(\\s*,\\s*" + item + ")*";
    }

    private static String optionalListOf(String item) {
        return "(" + listOf(item) + ")?";
    }
}
