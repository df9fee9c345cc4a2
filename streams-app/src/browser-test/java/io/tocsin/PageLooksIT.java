package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.tocsin.Visit.Looks;
import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertState;
import io.tocsin.serve.access.Role;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every view, in both themes, on a desk and on a phone, for people with and without a pointer or a screen. */
@ExtendWith(PageTests.class)
class PageLooksIT {
    private static final String BACKGROUND = "getComputedStyle(document.body).backgroundColor";

    @ParameterizedTest
    @CsvSource({"DARK, 1440, 900", "LIGHT, 390, 844"})
    void shouldKeepNobodyOutAndFitTheWindow(
            ColorScheme scheme, int width, int height, Visits visits, WatchedFleet fleet) {
        Visit visit = visits.inspector(fleet.address(), fleet.token(Role.ADMIN), new Looks(scheme, width, height));
        SoftAssertions all = new SoftAssertions();
        views(fleet).forEach((hash, shown) -> {
            visit.go(hash);
            visit.await(shown);
            all.assertThat(visit.barriers()).as("barriers of " + hash).isEmpty();
            all.assertThat(visit.beyondTheEdge())
                    .as("pixels beyond the edge of " + hash)
                    .isZero();
        });
        visit.page.keyboard().press("?");
        visit.await("dialog.help");
        all.assertThat(visit.barriers()).as("barriers of the help").isEmpty();
        visit.page.keyboard().press("Escape");
        visit.go("#/models");
        visit.await("button[aria-label^='Promote wave']").click();
        visit.await("dialog[open]");
        all.assertThat(visit.barriers()).as("barriers of a question").isEmpty();
        all.assertThat(visit.beyondTheEdge())
                .as("pixels beyond the edge of a question")
                .isZero();
        all.assertAll();
    }

    /** Each view, and what is there as soon as it is shown. */
    private static Map<String, String> views(WatchedFleet fleet) {
        Alert alert = fleet.awaitAlert(WatchedFleet.ILL, one -> one.getState() == AlertState.OPEN);
        Map<String, String> views = new LinkedHashMap<>();
        views.put("#/", ".list tbody tr");
        views.put("#/entity?name=" + WatchedFleet.ILL, ".charts canvas");
        views.put("#/alerts", "li.incident");
        views.put("#/alert?id=" + URLEncoder.encode(alert.getId(), StandardCharsets.UTF_8), ".charts canvas");
        views.put("#/models", ".versions tbody tr");
        views.put("#/model?model=wave&version=v1", "#main h1");
        views.put("#/calendar", "#main h1");
        views.put("#/system", ".checks .check");
        return views;
    }

    @Test
    void shouldAskForATokenWithoutBarriers(Visits visits, WatchedFleet fleet) {
        Visit visit = visits.inspector(fleet.address(), null, new Looks(ColorScheme.LIGHT, 390, 844))
                .go("#/");
        visit.await("#token");

        assertThat(visit.barriers()).isEmpty();
        assertThat(visit.beyondTheEdge()).isZero();
    }

    @Test
    void shouldBeDarkOrLightAsTheSystemIsUntilSomebodyDecides(Visits visits, WatchedFleet fleet) {
        Visit dark = visits.as(Role.VIEWER, fleet).go("#/");
        Visit light = visits.as(Role.VIEWER, fleet, new Looks(ColorScheme.LIGHT, 1440, 900))
                .go("#/");
        dark.await(".list tbody tr");
        light.await(".list tbody tr");
        assertThat(brightness(dark)).isLessThan(0.3);
        assertThat(brightness(light)).isGreaterThan(0.8);

        dark.page.keyboard().press("t");
        assertThat(brightness(dark)).isGreaterThan(0.8);
        dark.page.reload();
        dark.await(".list tbody tr");

        assertThat(brightness(dark)).isGreaterThan(0.8);
    }

    /** Of the background, 0 to 1. */
    private static double brightness(Visit visit) {
        String rgb = (String) visit.page.evaluate(BACKGROUND);
        return Pattern.compile("\\d+")
                        .matcher(rgb)
                        .results()
                        .limit(3)
                        .mapToInt(part -> Integer.parseInt(part.group()))
                        .average()
                        .orElseThrow()
                / 255;
    }
}
