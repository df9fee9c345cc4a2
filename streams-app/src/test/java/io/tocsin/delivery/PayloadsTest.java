package io.tocsin.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tocsin.config.TocsinConfig;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TITLE = "shop-1 is likely to fail within 3 min (probability 0.875)";
    private static final String TEXT = "since 2026-11-21T10:00:00Z\\n"
            + "probability 0.75 now, 0.875 at the peak, boundary 0.5, horizon 3 min\\n"
            + "because of http.server.duration.p95 4.25 s (expected 0.5 s), 63 %;"
            + " system.cpu.utilization.user 97 % (expected 40 %), 25 %\\n"
            + "says shop/v7";

    @TempDir
    Path directory;

    @Test
    void shouldGiveAlertmanagerAnIdentityThatStaysWhileScoresChange() throws IOException {
        Receiver receiver = receiver("alertmanager", Map.of("deliver.alertmanager.url", "http://am:9093/"));

        HttpMessage message = receiver.message(notice(SampleAlerts.failure("shop-1", AlertState.OPEN)));

        assertThat(message.address()).hasToString("http://am:9093/api/v2/alerts");
        assertThat(JSON.readTree(message.body())).isEqualTo(JSON.readTree("""
                [{"labels":{"alertname":"TocsinFailure","entity":"shop-1","service":"shop","kind":"failure","severity":"critical"},
                  "annotations":{"summary":"%s","description":"%s","incident":"shop-1|FAILURE|2026-11-21T10:00:00Z",
                    "level":"0.75","peak":"0.875","boundary":"0.5","model":"shop","version":"v7",
                    "runbook_url":"http://r/failure"},
                  "startsAt":"2026-11-21T10:00:00Z","generatorURL":"http://p/shop-1"}]""".formatted(TITLE, TEXT)));
        JsonNode resolved = JSON.readTree(receiver.message(notice(SampleAlerts.failure("shop-1", AlertState.RESOLVED)))
                .body());
        assertThat(resolved.at("/0/labels"))
                .isEqualTo(JSON.readTree(message.body()).at("/0/labels"));
        assertThat(resolved.at("/0/startsAt").asText()).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(resolved.at("/0/endsAt").asText()).isEqualTo("2026-11-21T10:05:00Z");
    }

    @Test
    void shouldUseOnlyFieldsThatAlertmanagersOpenApiKnows() throws IOException {
        Receiver receiver = receiver("alertmanager", Map.of("deliver.alertmanager.url", "http://am:9093"));

        JsonNode alert = JSON.readTree(receiver.message(notice(SampleAlerts.failure("shop-1", AlertState.RESOLVED)))
                        .body())
                .get(0);

        // postableAlert: labels is required; labels and annotations map strings to strings.
        assertThat(alert.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("labels", "annotations", "startsAt", "endsAt", "generatorURL");
        assertThat(alert.get("labels")).isNotEmpty().allMatch(JsonNode::isTextual);
        assertThat(alert.get("annotations")).isNotEmpty().allMatch(JsonNode::isTextual);
    }

    @Test
    void shouldTriggerAndResolveUnderOneKeyAtPagerDuty() throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "R0UTE\n");
        Receiver receiver = receiver("pagerduty", Map.of("deliver.pagerduty.key.file", key.toString()));

        HttpMessage trigger = receiver.message(notice(SampleAlerts.failure("shop-1", AlertState.OPEN)));

        assertThat(trigger.address()).hasToString("https://events.pagerduty.com/v2/enqueue");
        assertThat(trigger.toString()).doesNotContain("R0UTE");
        assertThat(JSON.readTree(trigger.body())).isEqualTo(JSON.readTree("""
                {"routing_key":"R0UTE","event_action":"trigger","dedup_key":"shop-1|FAILURE|2026-11-21T10:00:00Z",
                 "payload":{"summary":"%s","source":"shop-1","severity":"critical","timestamp":"2026-11-21T10:00:00Z",
                   "component":"shop","class":"failure","custom_details":{"text":"%s","incidents":1}},
                 "client":"Tocsin","client_url":"http://p/shop-1","links":[{"href":"http://r/failure","text":"Runbook"}]}""".formatted(TITLE, TEXT)));
        assertThat(JSON.readTree(receiver.message(notice(SampleAlerts.failure("shop-1", AlertState.RESOLVED)))
                        .body()))
                .isEqualTo(JSON.readTree("""
                        {"routing_key":"R0UTE","event_action":"resolve",
                         "dedup_key":"shop-1|FAILURE|2026-11-21T10:00:00Z"}"""));
    }

    @Test
    void shouldTellSlackInBlocksThatNoEntityCanBreakOutOf() throws IOException {
        Path url = Files.writeString(directory.resolve("url"), "https://hooks.example.com/services/T/B/x\n");
        Receiver receiver = receiver("slack", Map.of("deliver.slack.url.file", url.toString()));

        HttpMessage message = receiver.message(notice(SampleAlerts.failure("<!channel>", AlertState.OPEN)));

        assertThat(message.address()).hasToString("https://hooks.example.com/services/T/B/x");
        assertThat(JSON.readTree(message.body())).isEqualTo(JSON.readTree("""
                {"text":"&lt;!channel&gt; is likely to fail within 3 min (probability 0.875)",
                 "blocks":[
                  {"type":"header","text":{"type":"plain_text","text":"<!channel> is likely to fail within 3 min (probability 0.875)"}},
                  {"type":"section","text":{"type":"mrkdwn","text":"%s"}},
                  {"type":"section","text":{"type":"mrkdwn","text":"<http://p/%%3C%%21channel%%3E|Look at it>  <http://r/failure|Runbook>"}}]}""".formatted(TEXT)));
    }

    @Test
    void shouldGiveAlertmanagerTheEntitysLabelsUnderNamesThatItTakes() throws IOException {
        Receiver receiver = receiver("alertmanager", Map.of("deliver.alertmanager.url", "http://am:9093"));
        Alert alert = SampleAlerts.taken("shop-1", AlertState.UPDATED, "ana");
        alert.setLabels(Map.of(
                "service.name", "checkout", "k8s.pod-name", "p", "1st", "x", "__own", "y", "entity", "z", "none", ""));

        JsonNode posted = JSON.readTree(receiver.message(notice(alert)).body()).get(0);

        assertThat(posted.get("labels")).isEqualTo(JSON.readTree("""
                {"alertname":"TocsinFailure","entity":"shop-1","service":"checkout","kind":"failure","severity":"critical",
                 "service_name":"checkout","k8s_pod_name":"p","_1st":"x","_own":"y"}"""));
        assertThat(posted.at("/annotations/acknowledged_by").asText()).isEqualTo("ana");
    }

    @Test
    void shouldSayWhoHasTakenIt() throws IOException {
        Path key = Files.writeString(directory.resolve("key"), "R0UTE\n");
        Receiver pagerDuty = receiver("pagerduty", Map.of("deliver.pagerduty.key.file", key.toString()));
        Receiver webhook = receiver("webhook", Map.of("deliver.webhook.url", "http://w/hook"));
        Alert taken = SampleAlerts.taken("shop-1", AlertState.UPDATED, "ana");
        Notice known = new Notice("g", List.of(taken), true);

        assertThat(JSON.readTree(pagerDuty.message(known).body()))
                .isEqualTo(JSON.readTree(
                        "{\"routing_key\":\"R0UTE\",\"event_action\":\"acknowledge\",\"dedup_key\":\"g\"}"));
        assertThat(JSON.readTree(pagerDuty
                                .message(new Notice("g", List.of(taken), false))
                                .body())
                        .get("event_action")
                        .asText())
                .as("it has to know it first")
                .isEqualTo("trigger");
        JsonNode json = JSON.readTree(webhook.message(known).body());
        assertThat(json.get("state").asText()).isEqualTo("acknowledged");
        assertThat(json.get("acknowledgedBy").asText()).isEqualTo("ana");
        assertThat(json.get("text").asText()).contains("\ntaken by ana\n");
        assertThat(json.at("/alerts/0/acknowledgedBy").asText()).isEqualTo("ana");
    }

    @Test
    void shouldSayHowItEnded() throws IOException {
        Receiver receiver = receiver("webhook", Map.of("deliver.webhook.url", "http://w/hook"));
        Alert alert = SampleAlerts.failure("shop-1", AlertState.RESOLVED);
        alert.setEnding(Ending.FALSE_ALARM);
        JsonNode falseAlarm = JSON.readTree(receiver.message(notice(alert)).body());
        assertThat(falseAlarm.get("title").asText()).isEqualTo("False alarm: " + TITLE);
        assertThat(falseAlarm.get("text").asText()).contains("somebody said that nothing was wrong");
        assertThat(falseAlarm.get("ending").asText()).isEqualTo("false_alarm");

        Alert silence = SampleAlerts.failure("shop-1", AlertState.RESOLVED);
        silence.setKind(AlertKind.NO_DATA);
        silence.setHorizonSeconds(null);
        silence.setContributors(List.of());
        silence.setPeak(12f);
        silence.setModel("silence");
        silence.setVersion("static");
        silence.setEnding(Ending.FORGOTTEN);
        JsonNode gone = JSON.readTree(receiver.message(notice(silence)).body());
        assertThat(gone.get("title").asText()).isEqualTo("Gone: shop-1 is silent (nothing comes any more)");
        assertThat(gone.get("text").asText()).isEqualTo("""
                        from 2026-11-21T10:00:00Z to 2026-11-21T10:05:00Z, 5 min
                        nothing came for so long that it is taken for gone
                        silent for 12 times as long as is allowed
                        says silence/static""");
        assertThat(gone.get("severity").asText()).isEqualTo("warning");
        Receiver alertmanager = receiver("alertmanager", Map.of("deliver.alertmanager.url", "http://am:9093"));
        assertThat(JSON.readTree(alertmanager.message(notice(silence)).body())
                        .at("/0/labels/alertname")
                        .asText())
                .isEqualTo("TocsinNoData");
    }

    @Test
    void shouldSayThatTocsinItselfIsBlind() throws IOException {
        Alert blind = SampleAlerts.failure("tocsin/shop", AlertState.UPDATED);
        blind.setKind(AlertKind.BLIND);
        blind.setHorizonSeconds(null);
        blind.setContributors(List.of(new Contributor("tocsin.blind.no_data", 750f, 300f, 1f)));
        blind.setPeak(2.5f);
        blind.setModel("self");
        blind.setVersion("static");

        JsonNode notice = JSON.readTree(receiver("webhook", Map.of("deliver.webhook.url", "http://w/hook"))
                .message(notice(blind))
                .body());
        assertThat(notice.get("title").asText()).isEqualTo("tocsin/shop is blind (no samples come), no alert can come");
        assertThat(notice.get("text").asText()).isEqualTo("""
                        since 2026-11-21T10:00:00Z
                        nothing was judged for 2.5 times as long as is allowed
                        says self/static""");
        assertThat(notice.get("severity").asText()).isEqualTo("critical");
        Receiver alertmanager = receiver("alertmanager", Map.of("deliver.alertmanager.url", "http://am:9093"));
        assertThat(JSON.readTree(alertmanager.message(notice(blind)).body())
                        .at("/0/labels/alertname")
                        .asText())
                .isEqualTo("TocsinBlind");
    }

    @Test
    void shouldPostTheWholeNoticeToAWebhook() throws IOException {
        Receiver receiver = receiver("webhook", Map.of("deliver.webhook.url", "http://w/hook"));

        JsonNode json = JSON.readTree(receiver.message(notice(SampleAlerts.failure("shop-1", AlertState.RESOLVED)))
                .body());

        assertThat(json.get("state").asText()).isEqualTo("resolved");
        assertThat(json.get("title").asText()).isEqualTo("Resolved: " + TITLE);
        assertThat(json.get("resolvedAt").asText()).isEqualTo("2026-11-21T10:05:00Z");
        assertThat(json.at("/alerts/0")).isEqualTo(JSON.readTree("""
                {"id":"shop-1|FAILURE|2026-11-21T10:00:00Z","entity":"shop-1","kind":"failure","state":"resolved",
                 "startedAt":"2026-11-21T10:00:00Z","updatedAt":"2026-11-21T10:05:00Z","resolvedAt":"2026-11-21T10:05:00Z",
                 "level":0.1,"peak":0.875,"boundary":0.5,"horizonSeconds":180,"model":"shop","version":"v7","labels":{},
                 "contributors":[
                  {"metric":"http.server.duration.p95","actual":4.25,"expected":0.5,"share":0.625,"unit":"s"},
                  {"metric":"system.cpu.utilization.user","actual":0.97,"expected":0.4,"share":0.25,"unit":"1"}]}"""));
    }

    @Test
    void shouldFillATemplateWithValuesEscapedForJson() throws IOException {
        Path template = Files.writeString(
                directory.resolve("t"),
                "{\"t\":\"{{title}}\",\"e\":[{{#alerts}}\"{{entity}}\"{{/alerts}}],\"n\":\"{{none}}\"}");
        Receiver receiver = receiver(
                "webhook",
                Map.of("deliver.webhook.url", "http://w/hook", "deliver.webhook.template", template.toString()));

        String body = receiver.message(notice(SampleAlerts.failure("a\"b\\c\nd", AlertState.OPEN)))
                .body();

        assertThat(JSON.readTree(body).get("e").get(0).asText()).isEqualTo("a\"b\\c\nd");
        assertThat(JSON.readTree(body).get("n").asText()).isEmpty();
    }

    @Test
    void shouldAddTheHeadersOfCloudEventsInBinaryMode() {
        Receiver receiver = receiver(
                "webhook", Map.of("deliver.webhook.url", "http://w/hook", "deliver.webhook.cloudevents", "true"));

        assertThat(receiver.message(notice(SampleAlerts.failure("shop ü", AlertState.OPEN)))
                        .headers())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce-specversion", "1.0",
                        "ce-type", "io.tocsin.alert.firing",
                        "ce-source", "tocsin/test",
                        "ce-id", "shop%20%C3%BC|FAILURE|2026-11-21T10:00:00Z/firing/1",
                        "ce-subject", "shop%20%C3%BC",
                        "ce-time", "2026-11-21T10:00:00Z"));
    }

    @Test
    void shouldNameAllEntitiesOfAGroup() {
        Wording wording = new Wording(new ServiceName("(.+?)-\\d+"));
        Notice notice = new Notice(
                "g",
                List.of(
                        SampleAlerts.failure("shop-1", AlertState.OPEN),
                        SampleAlerts.failure("shop-2", AlertState.RESOLVED),
                        SampleAlerts.failure("shop-3", AlertState.OPEN)));

        assertThat(wording.title(notice)).isEqualTo("2 of shop are likely to fail within 3 min (probability 0.875)");
        assertThat(wording.lines(notice)).contains("entities: shop-1, shop-2 (resolved), shop-3");
    }

    @Test
    void shouldSayWhatToSetWhereAReceiverHasNoAddress() {
        assertThatThrownBy(() -> receiver("slack", Map.of()))
                .isInstanceOf(DeliveryFailedException.class)
                .hasMessage("a receiver of deliver.receivers has no address or key: set deliver.slack.url.file");
    }

    private static Receiver receiver(String name, Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("deliver.receivers", name);
        all.put("deliver.runbook.url", "http://r/{kind}");
        all.put("deliver.page.url", "http://p/{entity}");
        return new Receivers(TocsinConfig.of(all).deliver(), "tocsin/test")
                .all()
                .get(0);
    }

    private static Notice notice(Alert alert) {
        return new Notice(alert.getId(), List.of(alert));
    }
}
