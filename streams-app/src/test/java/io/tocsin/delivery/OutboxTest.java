package io.tocsin.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.delivery.Outbox.Read;
import io.tocsin.delivery.Outbox.Standing;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutboxTest {
    private static final Duration RESEND = Duration.ofSeconds(60);

    private final Outbox grouped = new Outbox(
            new Grouping(List.of("service", "kind"), new ServiceName("(.+?)(?:-\\d+)?"), Duration.ofSeconds(30)),
            false,
            RESEND);
    private final Outbox single = new Outbox(Grouping.none(), true, RESEND);

    @Test
    void shouldTellTwelvePodsThatBeganTogetherInOneMessage() {
        for (int pod = 0; pod < 12; pod++) {
            grouped.take(news(SampleAlerts.failure("shop-" + pod, AlertState.OPEN), pod), 1000 + pod);
        }
        grouped.take(news(SampleAlerts.failure("cart-1", AlertState.OPEN), 12), 2000);

        assertThat(grouped.next(30_999)).isEmpty();
        Story story = grouped.next(31_000).orElseThrow();
        assertThat(story.notice().id()).isEqualTo("service=shop,kind=FAILURE|2026-11-21T10:00:00Z");
        assertThat(story.notice().alerts()).hasSize(12);
        assertThat(grouped.oldestPending(0)).hasValue(0);
        grouped.settled(story, 31_000);
        assertThat(grouped.oldestPending(0)).hasValue(12);
        assertThat(grouped.next(31_000)).isEmpty();
        assertThat(grouped.next(32_000).orElseThrow().notice().alerts()).hasSize(1);
    }

    @Test
    void shouldTellTheEndOnceWhenTheLastOfTheGroupIsOver() {
        grouped.take(news(SampleAlerts.failure("shop-1", AlertState.OPEN), 0), 0);
        grouped.take(news(SampleAlerts.failure("shop-2", AlertState.OPEN), 1), 0);
        grouped.settled(grouped.next(30_000).orElseThrow(), 30_000);

        grouped.take(news(SampleAlerts.failure("shop-1", AlertState.RESOLVED), 2), 60_000);
        assertThat(grouped.next(600_000)).isEmpty();
        assertThat(grouped.oldestPending(0)).isEmpty();
        grouped.take(news(SampleAlerts.failure("shop-2", AlertState.RESOLVED), 3), 70_000);

        Story end = grouped.next(70_000).orElseThrow();
        assertThat(end.notice().isResolved()).isTrue();
        assertThat(end.notice().id()).isEqualTo("service=shop,kind=FAILURE|2026-11-21T10:00:00Z");
        grouped.settled(end, 70_000);
        assertThat(grouped.next(700_000)).isEmpty();
    }

    @Test
    void shouldNotMixWhatBeganAtAnotherTime() {
        grouped.take(news(SampleAlerts.failure("shop-1", AlertState.OPEN), 0), 0);
        grouped.take(news(SampleAlerts.failure("shop-2", SampleAlerts.ONSET.plusSeconds(40), AlertState.OPEN), 1), 0);

        assertThat(grouped.pending()).isEqualTo(2);
    }

    @Test
    void shouldWakeNobodyForWhatWasOverBeforeItWasTold() {
        grouped.take(news(SampleAlerts.failure("shop-1", AlertState.OPEN), 0), 0);
        grouped.take(news(SampleAlerts.failure("shop-1", AlertState.RESOLVED), 1), 10);

        assertThat(grouped.next(600_000)).isEmpty();
        assertThat(grouped.oldestPending(0)).isEmpty();
    }

    @Test
    void shouldOnlyTellWhatGoesOnAtTheFirstStart() {
        List<Read> history = new ArrayList<>();
        history.add(read(SampleAlerts.failure("shop-1", AlertState.RESOLVED), 0, Standing.BEFORE_FIRST_START));
        history.add(read(SampleAlerts.failure("cart-1", AlertState.UPDATED), 1, Standing.BEFORE_FIRST_START));

        grouped.restore(history, 0);
        single.restore(history, 0);

        assertThat(grouped.pending()).isEqualTo(1);
        assertThat(grouped.next(30_000).orElseThrow().notice().first().getEntity())
                .isEqualTo("cart-1");
        assertThat(single.next(0).orElseThrow().notice().first().getEntity()).isEqualTo("cart-1");
        assertThat(single.pending()).isEqualTo(1);
    }

    @Test
    void shouldSayNothingTwiceAfterARestartButRepeatToAlertmanagerWhatGoesOn() {
        List<Read> history = List.of(
                read(SampleAlerts.failure("shop-1", AlertState.RESOLVED), 0, Standing.DELIVERED),
                read(SampleAlerts.failure("cart-1", AlertState.UPDATED), 1, Standing.DELIVERED));

        grouped.restore(history, 0);
        single.restore(history, 0);

        assertThat(grouped.next(600_000)).isEmpty();
        Story firing = single.next(0).orElseThrow();
        assertThat(firing.notice().first().getEntity()).isEqualTo("cart-1");
        single.settled(firing, 0);
        assertThat(single.next(59_999)).isEmpty();
        assertThat(single.next(60_000)).contains(firing);
        grouped.take(news(SampleAlerts.failure("cart-1", AlertState.RESOLVED), 2), 100);
        assertThat(grouped.next(100).orElseThrow().notice().isResolved()).isTrue();
    }

    @Test
    void shouldTellTheEndThatCameWhileNobodyDelivered() {
        grouped.restore(
                List.of(
                        read(SampleAlerts.failure("shop-1", AlertState.OPEN), 3, Standing.DELIVERED),
                        read(SampleAlerts.failure("shop-1", AlertState.RESOLVED), 7, Standing.NEWS)),
                0);

        assertThat(grouped.next(0).orElseThrow().notice().isResolved()).isTrue();
        assertThat(grouped.oldestPending(0)).hasValue(7);
    }

    @Test
    void shouldTakeNoNoticeOfAnIncidentThatIsOverAndRepeated() {
        single.take(news(SampleAlerts.failure("shop-1", AlertState.OPEN), 0), 0);
        single.take(news(SampleAlerts.failure("shop-1", AlertState.RESOLVED), 1), 0);
        single.settled(single.next(0).orElseThrow(), 0);
        assertThat(single.next(900_000)).isEmpty();

        single.take(news(SampleAlerts.failure("shop-1", AlertState.OPEN), 2), 900_000);

        assertThat(single.next(900_000)).isEmpty();
    }

    @Test
    void shouldEndWhatTheNextIncidentOfTheSameEntityReplaced() {
        grouped.take(news(SampleAlerts.failure("shop-1", AlertState.OPEN), 0), 0);
        grouped.settled(grouped.next(30_000).orElseThrow(), 30_000);

        grouped.take(
                news(SampleAlerts.failure("shop-1", SampleAlerts.ONSET.plusSeconds(900), AlertState.OPEN), 9), 40_000);

        Notice end = grouped.next(40_000).orElseThrow().notice();
        assertThat(end.isResolved()).isTrue();
        assertThat(end.resolvedAt()).hasToString("2026-11-21T10:15:00Z");
    }

    @Test
    void shouldTellAtOnceWhenAllThatGoesOnIsTakenAndOnlyOnce() {
        grouped.take(news(SampleAlerts.failure("shop-1", AlertState.OPEN), 0), 0);
        grouped.take(news(SampleAlerts.failure("shop-2", AlertState.OPEN), 1), 0);
        grouped.settled(grouped.next(30_000).orElseThrow(), 30_000);

        grouped.take(news(SampleAlerts.taken("shop-1", AlertState.UPDATED, "ana"), 2), 40_000);
        assertThat(grouped.next(600_000)).as("one is still nobody's").isEmpty();
        grouped.take(news(SampleAlerts.taken("shop-2", AlertState.UPDATED, "ben"), 3), 50_000);

        Story taken = grouped.next(50_000).orElseThrow();
        assertThat(taken.notice().isAcknowledged()).isTrue();
        assertThat(taken.notice().takenBy()).containsExactly("ana", "ben");
        assertThat(grouped.oldestPending(0)).hasValue(3);
        grouped.settled(taken, 50_000);
        grouped.take(news(SampleAlerts.taken("shop-2", AlertState.UPDATED, "ben"), 4), 60_000);
        assertThat(grouped.next(600_000)).isEmpty();
        assertThat(grouped.oldestPending(0)).isEmpty();
        grouped.take(news(SampleAlerts.taken("shop-2", AlertState.UPDATED, "cem"), 5), 70_000);
        assertThat(grouped.next(70_000)).as("another one took it over").isPresent();
    }

    @Test
    void shouldTellTheBeginningBeforeItTellsWhoHasTakenIt() {
        grouped.take(news(SampleAlerts.failure("shop-1", AlertState.OPEN), 0), 0);
        grouped.take(news(SampleAlerts.taken("shop-1", AlertState.UPDATED, "ana"), 1), 10);

        Story story = grouped.next(30_000).orElseThrow();
        assertThat(story.notice().isAcknowledged()).isFalse();
        grouped.settled(story, 30_000);
        assertThat(grouped.next(30_000).orElseThrow().notice().isAcknowledged()).isTrue();
        grouped.settled(story, 30_000);
        assertThat(grouped.next(600_000)).isEmpty();
    }

    @Test
    void shouldNotTellAgainAfterARestartWhoHasTakenIt() {
        grouped.restore(
                List.of(read(SampleAlerts.taken("shop-1", AlertState.UPDATED, "ana"), 0, Standing.DELIVERED)), 0);
        assertThat(grouped.next(600_000)).isEmpty();

        grouped.clear();
        grouped.restore(
                List.of(
                        read(SampleAlerts.failure("shop-1", AlertState.OPEN), 0, Standing.DELIVERED),
                        read(SampleAlerts.taken("shop-1", AlertState.UPDATED, "ana"), 1, Standing.NEWS)),
                0);
        assertThat(grouped.next(0).orElseThrow().notice().isAcknowledged()).isTrue();
    }

    @Test
    void shouldKeepTheLabelsOfTheBeginning() {
        Alert open = SampleAlerts.failure("shop-1", AlertState.OPEN);
        open.setLabels(Map.of("zone", "a"));
        Alert moved = SampleAlerts.failure("shop-1", AlertState.RESOLVED);
        moved.setLabels(Map.of("zone", "b"));
        single.take(news(open, 0), 0);
        single.take(news(moved, 1), 0);
        assertThat(single.next(0).orElseThrow().notice().first().getLabels()).containsEntry("zone", "a");
    }

    @Test
    void shouldGroupByWhatTheLabelsCallTheService() {
        for (String entity : List.of("a", "b")) {
            Alert alert = SampleAlerts.failure(entity, AlertState.OPEN);
            alert.setLabels(Map.of("app", "cart", "service.name", "checkout"));
            grouped.take(news(alert, 0), 0);
        }
        assertThat(grouped.next(30_000).orElseThrow().notice().id())
                .isEqualTo("service=checkout,kind=FAILURE|2026-11-21T10:00:00Z");
    }

    private static Read news(Alert alert, long offset) {
        return read(alert, offset, Standing.NEWS);
    }

    private static Read read(Alert alert, long offset, Standing standing) {
        return new Read(alert, 0, offset, standing);
    }
}
