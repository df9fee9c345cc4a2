package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.tocsin.engine.ModelId;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Deployment;
import io.tocsin.schemas.Ending;
import io.tocsin.serve.access.Role;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do by the page, as far as their role goes. */
@ExtendWith(PageTests.class)
class PageActionsIT {

    @Test
    void shouldTakeAnIncident(Visits visits, WatchedFleet fleet) {
        Visit visit = visits.as(Role.OPERATOR, fleet).go("#/");
        visit.await(".incidents a.heading", WatchedFleet.TO_TAKE).click();
        assertThat(visit.await(".standing-line").textContent()).contains("nobody has taken it");

        visit.confirm(visit.await("button", "Acknowledge"), "Acknowledge");

        assertThat(visit.await(".standing-line", "taken by").textContent())
                .contains("taken by " + WatchedFleet.name(Role.OPERATOR));
        Alert taken = fleet.awaitAlert(WatchedFleet.TO_TAKE, alert -> alert.getAcknowledgedBy() != null);
        assertThat(taken.getAcknowledgedBy()).isEqualTo(WatchedFleet.name(Role.OPERATOR));
        visit.go("#/alerts");
        assertThat(visit.await("li.incident", WatchedFleet.TO_TAKE).textContent())
                .contains("taken by " + WatchedFleet.name(Role.OPERATOR));
    }

    @Test
    void shouldEndWhatIsCalledAFalseAlarm(Visits visits, WatchedFleet fleet) {
        Alert open = fleet.awaitAlert(WatchedFleet.FALSE_ALARM, alert -> alert.getState() == AlertState.OPEN);
        fleet.recover(WatchedFleet.FALSE_ALARM);
        Visit visit = visits.as(Role.OPERATOR, fleet).go("#/alerts");
        Locator row = visit.await("li.incident", WatchedFleet.FALSE_ALARM);

        visit.confirm(row.locator("button", new Locator.LocatorOptions().setHasText("False alarm")), "false alarm");

        Alert ended = fleet.awaitAlert(
                WatchedFleet.FALSE_ALARM,
                alert -> alert.getId().equals(open.getId()) && alert.getState() == AlertState.RESOLVED);
        assertThat(ended.getEnding()).isEqualTo(Ending.FALSE_ALARM);
        visit.go("#/alerts?state=resolved");
        assertThat(visit.await("li.incident.over", WatchedFleet.FALSE_ALARM).textContent())
                .contains("resolved: false alarm");
    }

    @Test
    void shouldPromoteAVersionAndRollItBack(Visits visits, WatchedFleet fleet) throws Exception {
        Visit visit = visits.as(Role.ADMIN, fleet).go("#/models");
        assertThat(visit.await(".roles").textContent()).contains("champion", "v1", "shadow", "v2");
        Locator promote = visit.await("button[aria-label='Promote wave v2']");

        promote.click();
        visit.await("dialog[open] input[name=reason]").fill("it is newer");
        visit.await("dialog[open] button[type=submit]", "Promote it").click();

        visit.await(".roles li:has-text('champion')", "v2");
        fleet.system.awaitInForce(WatchedFleet.V2);
        assertThat(champion(fleet)).isEqualTo(WatchedFleet.V2);

        visit.await("button", "Roll back to v1").click();
        visit.await("dialog[open] input[name=reason]").fill("it was better");
        visit.await("dialog[open] button[type=submit]", "Roll back").click();

        visit.await(".roles li:has-text('champion')", "v1");
        fleet.system.awaitInForce(WatchedFleet.V1);
        assertThat(champion(fleet)).isEqualTo(WatchedFleet.V1);
        assertThat(visit.await("#main", "it was better").textContent()).contains("it is newer");
    }

    /** As the models topic has it. */
    private static ModelId champion(WatchedFleet fleet) throws InterruptedException {
        Deployment deployment = Objects.requireNonNull(fleet.system.deployments.current("wave"));
        return new ModelId(deployment.getModel(), deployment.getChampion());
    }

    @Test
    void shouldNotLetAViewerChangeAnything(Visits visits, WatchedFleet fleet) {
        Visit visit = visits.as(Role.VIEWER, fleet).go("#/models");

        Locator promote = visit.await("button[aria-label^='Promote wave']");

        assertThat(promote.isDisabled()).isTrue();
        assertThat(promote.getAttribute("title")).isEqualTo("Changing who judges needs the role admin");
        visit.go("#/entity?name=" + WatchedFleet.ILL);
        assertThat(visit.await(".standing-line button", "Acknowledge").isDisabled())
                .isTrue();
        visit.go("#/alerts");
        Locator take = visit.await("li.incident button");
        assertThat(take.getAttribute("aria-disabled")).isEqualTo("true");
        // Whoever presses it all the same is told why.
        take.click(new Locator.ClickOptions().setForce(true));
        assertThat(visit.await("#toasts").textContent()).contains("Your role (viewer) looks only");
        assertThat(visit.find("dialog").count()).isZero();
    }

    @Test
    void shouldAskForATokenAndSayWhatIsWrongWithABadOne(Visits visits, WatchedFleet fleet) {
        Visit visit = visits.anybody(fleet.address(), Visit.DESK).expecting(401).go("#/models");
        visit.await("h1", "Sign in");

        visit.find("#token").fill("tocsin_wrong");
        visit.page.keyboard().press("Enter");

        assertThat(visit.await(".told", "does not know").textContent()).startsWith("Tocsin does not know this token.");

        visit.find("#token").fill(fleet.token(Role.VIEWER));
        visit.page.keyboard().press("Enter");

        visit.await("h1", "Models");
        assertThat(visit.await(".who").textContent()).contains(WatchedFleet.name(Role.VIEWER), "viewer");

        visit.await("button", "Sign out").click();

        visit.await("h1", "Sign in");
    }
}
