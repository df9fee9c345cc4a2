package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import io.tocsin.serve.access.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody sees who opens the page: what is wrong, where, since when and why. */
@ExtendWith(PageTests.class)
class PageFleetIT {
    private static final Duration LIVE_WITHIN = Duration.ofSeconds(2);

    @Test
    void shouldShowTheFleetAndWhatIsWrongWithIt(Visits visits, WatchedFleet fleet) {
        Visit visit = visits.as(Role.VIEWER, fleet).go("#/");

        assertThat(visit.await("h1.headline", "anomalous").textContent()).matches("◆ [3-9] anomalous");
        assertThat(visit.await(".totals .fact", "entities").textContent())
                .isEqualTo("entities" + WatchedFleet.entities());
        assertThat(visit.await(".totals .model").textContent()).contains("wave v1");
        assertThat(visit.await(".incidents li", WatchedFleet.ILL).textContent())
                .contains("not as forecast", "wave.second", "not taken");
        assertThat(visit.colours(visit.await(".group.of-anomaly canvas"))).isGreaterThan(2);
        assertThat(visit.colours(visit.await(".group.of-ok canvas"))).isGreaterThan(1);
        visit.await(".list tbody tr");
        assertThat(visit.find(".list tbody tr").count()).isEqualTo(25);
        assertThat(visit.find(".list tbody tr").first().textContent()).contains("Anomaly", "wave.second");
        assertThat(visit.page.title()).matches("\\([3-9]\\) Fleet · Tocsin");
    }

    @Test
    void shouldFindAnEntityByAPartOfItsName(Visits visits, WatchedFleet fleet) {
        Visit visit = visits.as(Role.VIEWER, fleet).go("#/");
        visit.await(".list tbody tr");

        visit.find("#find").fill("AVE/17");

        visit.awaitTrue("document.querySelectorAll('.list tbody tr').length === 1");
        assertThat(visit.find(".list tbody td.who").textContent()).isEqualTo("wave/17");
        assertThat(visit.page.url()).endsWith("#/?text=AVE%2F17");

        visit.find("#find").fill("nobody");

        assertThat(visit.await(".nomatch").textContent()).startsWith("No entity matches.");
    }

    @Test
    void shouldLeadFromAnIncidentToItsStoryAndToTheEntityWithItsCharts(Visits visits, WatchedFleet fleet) {
        Visit visit = visits.as(Role.VIEWER, fleet).go("#/");

        visit.await(".incidents a.heading", WatchedFleet.ILL).click();

        visit.await(".entity-title h1", WatchedFleet.ILL + " is not as forecast");
        assertThat(visit.await(".contributors tbody tr").textContent()).startsWith("wave.second");
        assertDrawn(visit, 2);

        visit.find(".entity-facts a", WatchedFleet.ILL).click();

        assertThat(visit.await(".entity-title h1").textContent()).isEqualTo(WatchedFleet.ILL);
        assertThat(visit.await(".standing-word").textContent()).contains("Anomaly");
        assertThat(visit.await(".meter.beyond").textContent()).startsWith("Score");
        assertThat(visit.await(".contributors tbody tr").textContent()).startsWith("wave.second");
        assertDrawn(visit, 4);
        assertThat(visit.find(".charts canvas").count()).isGreaterThanOrEqualTo(4);
    }

    /** At least so many charts, each with a line on it. */
    private static void assertDrawn(Visit visit, int charts) {
        visit.awaitTrue("document.querySelectorAll('.charts canvas').length >= " + charts);
        for (Locator canvas : visit.find(".charts canvas").all()) {
            assertThat(visit.colours(canvas)).as("colours of a chart").isGreaterThan(3);
        }
    }

    @Test
    void shouldShowWithinTwoSecondsWhatGoesWrong(Visits visits, WatchedFleet fleet) {
        Visit overview = visits.as(Role.VIEWER, fleet).go("#/");
        Visit entity = visits.as(Role.VIEWER, fleet).go("#/entity?name=" + encoded(WatchedFleet.TO_BREAK));
        overview.await(".link.up");
        entity.await(".link.up");
        assertThat(overview.find(".incidents li", WatchedFleet.TO_BREAK).count())
                .isZero();
        assertThat(entity.await(".standing-word").textContent()).contains("OK");

        fleet.breakDown(WatchedFleet.TO_BREAK);

        overview.await(".incidents li", WatchedFleet.TO_BREAK);
        Instant listed = Instant.now();
        entity.await(".standing-word", "Anomaly");
        Instant told = Instant.now();
        Alert alert = fleet.awaitAlert(WatchedFleet.TO_BREAK, one -> one.getState() == AlertState.OPEN);
        Instant sent = fleet.closedAt(alert.getUpdatedAt());
        Duration toOverview = Duration.between(sent, listed);
        Duration toEntity = Duration.between(sent, told);
        System.out.printf(
                "page: from the sample to the incident on the overview %d ms, to the entity's standing %d ms%n",
                toOverview.toMillis(), toEntity.toMillis());
        assertThat(toOverview).isPositive().isLessThan(LIVE_WITHIN);
        assertThat(toEntity).isPositive().isLessThan(LIVE_WITHIN);
    }

    @Test
    void shouldObeyTheKeyboardAlone(Visits visits, WatchedFleet fleet) {
        Visit visit = visits.as(Role.VIEWER, fleet).go("#/");
        visit.await(".list tbody tr");

        visit.page.keyboard().press("/");
        assertThat(visit.page.evaluate("document.activeElement.id")).isEqualTo("find");
        visit.page.keyboard().press("Escape");

        visit.page.keyboard().press("?");
        assertThat(visit.await("dialog.help").textContent()).contains("Keyboard", "search");
        visit.page.keyboard().press("Escape");
        visit.awaitTrue("!document.querySelector('dialog')");

        assertThat(tabsUntil(visit, "document.activeElement.matches('.incidents a')"))
                .as("tabs to the first incident")
                .isLessThan(20);
        assertThat(tabsUntil(visit, "document.activeElement.matches('.list tbody a')"))
                .as("tabs from there to the first entity of the list")
                .isLessThan(80);
        String entity = (String) visit.page.evaluate("document.activeElement.textContent");
        visit.page.keyboard().press("Enter");
        assertThat(visit.await(".entity-title h1").textContent()).isEqualTo(entity);

        visit.page.keyboard().press("m");
        visit.await("h1", "Models");
        visit.page.keyboard().press("f");
        visit.await("h1.headline");
    }

    private static int tabsUntil(Visit visit, String reached) {
        for (int tabs = 1; tabs <= 100; tabs++) {
            visit.page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(visit.page.evaluate(reached))) {
                return tabs;
            }
        }
        throw new AssertionError("100 tabs did not lead to: " + reached);
    }

    @Test
    void shouldChooseAnEntityOfTheMapByArrows(Visits visits, WatchedFleet fleet) {
        Visit visit = visits.as(Role.VIEWER, fleet).go("#/");
        visit.await(".group.of-ok canvas").focus();

        visit.page.keyboard().press("ArrowRight");
        String name = visit.await(".tip:not([hidden]) .who").textContent();
        visit.page.keyboard().press("Enter");

        assertThat(visit.await(".entity-title h1").textContent()).isEqualTo(name);
    }

    @Test
    void shouldOpenWhatALinkNames(Visits visits, WatchedFleet fleet) {
        Alert alert = fleet.awaitAlert(WatchedFleet.ILL, one -> one.getState() == AlertState.OPEN);

        Visit entity = visits.as(Role.VIEWER, fleet).go("#/entity?name=" + encoded("wave/9"));
        Visit incident = visits.as(Role.VIEWER, fleet).go("#/alert?id=" + encoded(alert.getId()));
        Visit nobody = visits.as(Role.VIEWER, fleet).expecting(404).go("#/entity?name=nobody");

        assertThat(entity.await(".entity-title h1").textContent()).isEqualTo("wave/9");
        assertThat(entity.page.title()).isEqualTo("wave/9 · Tocsin");
        assertThat(incident.await(".entity-title h1").textContent()).contains(WatchedFleet.ILL);
        assertThat(nobody.await("h2").textContent()).isEqualTo("Nobody knows this entity");
    }

    @Test
    void shouldShowNamesThatAreMeantToDoHarmAsNamesAlone(Visits visits, WatchedFleet fleet) {
        Visit visit = visits.as(Role.VIEWER, fleet).go("#/");
        assertThat(visit.await(".incidents li", WatchedFleet.MARKUP).textContent())
                .contains(WatchedFleet.MARKUP);
        for (String name :
                List.of(WatchedFleet.MARKUP, WatchedFleet.LONG, WatchedFleet.RIGHT_TO_LEFT, WatchedFleet.PUNCTUATION)) {
            visit.go("#/?text=" + encoded(name));
            assertThat(visit.await(".list td.who", name).textContent()).isEqualTo(name);
            assertThat(visit.beyondTheEdge()).as("pixels beyond the edge").isZero();

            visit.await(".list td.who a", name).click();

            assertThat(visit.await(".entity-title h1").textContent()).isEqualTo(name);
            assertDrawn(visit, 4);
            assertThat(visit.beyondTheEdge()).as("pixels beyond the edge").isZero();
        }
        assertThat(visit.find("#main img").count()).isZero();
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
