package io.tocsin;

import com.microsoft.playwright.Browser;
import io.tocsin.Visit.Looks;
import io.tocsin.Visit.Visitor;
import io.tocsin.serve.access.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Those who look at the page in one test. Confined to one thread. */
final class Visits {
    private final Browser browser;
    private final List<Visit> visits = new ArrayList<>();

    Visits(Browser browser) {
        this.browser = browser;
    }

    /** Somebody of a role, at a desk in the dark. */
    Visit as(Role role, WatchedFleet fleet) {
        return as(role, fleet, Visit.DESK);
    }

    Visit as(Role role, WatchedFleet fleet, Looks looks) {
        return keep(new Visit(browser, new Visitor(fleet.address(), fleet.token(role), false), looks));
    }

    /** Somebody without a token. */
    Visit anybody(String address, Looks looks) {
        return keep(new Visit(browser, new Visitor(address, null, false), looks));
    }

    /** Somebody who brings axe-core along, which the page's own policy would not let style what it looks at; null: without a token. */
    Visit inspector(String address, @Nullable String token, Looks looks) {
        return keep(new Visit(browser, new Visitor(address, token, true), looks));
    }

    private Visit keep(Visit visit) {
        visits.add(visit);
        return visit;
    }

    List<String> problems() {
        return visits.stream().flatMap(visit -> visit.problems().stream()).toList();
    }

    /** One picture each. */
    void picture(Path directory, String name) {
        for (int i = 0; i < visits.size(); i++) {
            visits.get(i).picture(directory.resolve(name + "-" + i + ".png"));
        }
    }

    void end() {
        visits.forEach(Visit::end);
    }
}
