package io.tocsin;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in front of the page, in a browser profile of their own; and all that went wrong in it: errors and warnings in the console, requests that failed
 * or were refused, dialogs that a script opened.
 *
 * <p>Confined to one thread.
 */
final class Visit {
    static final Looks DESK = new Looks(ColorScheme.DARK, 1440, 900);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final double POLL_MS = 20;
    /** Drawn on in at least so many colours: a blank one has none or one. */
    private static final String COLOURS = """
            (canvas) => {
              const {width, height} = canvas;
              if (!width || !height) return 0;
              const {data} = canvas.getContext('2d', {willReadFrequently: true}).getImageData(0, 0, width, height);
              const colours = new Set();
              for (let i = 0; i < data.length; i += 4) {
                if (data[i + 3] > 0) colours.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
              }
              return colours.size;
            }""";

    private static final String BEYOND_THE_EDGE =
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    final Page page;
    private final BrowserContext context;
    private final String address;
    private final List<String> problems = new ArrayList<>();
    private final Set<Integer> expected = new HashSet<>();

    /** How somebody looks. Thread-safe. */
    record Looks(ColorScheme scheme, int width, int height) {}

    /**
     * Who somebody is. Thread-safe.
     *
     * @param address of the page
     * @param token that is kept from before; null: none
     * @param isAbovePolicy whether the page's Content-Security-Policy does not hold
     */
    record Visitor(String address, @Nullable String token, boolean isAbovePolicy) {}

    /** Not yet at the page. */
    Visit(Browser browser, Visitor visitor, Looks looks) {
        this.address = visitor.address();
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(looks.width(), looks.height())
                .setColorScheme(looks.scheme())
                .setBypassCSP(visitor.isAbovePolicy())
                .setLocale("en-GB"));
        context.setDefaultTimeout((double) PATIENCE.toMillis());
        if (visitor.token() != null) {
            context.addInitScript("sessionStorage.setItem('tocsin.token', '" + visitor.token() + "')");
        }
        this.page = context.newPage();
        page.onConsoleMessage(this::heard);
        page.onPageError(error -> problems.add("uncaught: " + error));
        page.onRequestFailed(this::failed);
        page.onResponse(this::answered);
        page.onDialog(dialog -> {
            problems.add("a script opened a dialog: " + dialog.message());
            dialog.dismiss();
        });
    }

    private void heard(ConsoleMessage message) {
        boolean isBad = message.type().equals("error") || message.type().equals("warning");
        boolean isExpected = expected.stream().anyMatch(status -> message.text().contains("status of " + status));
        if (isBad && !isExpected) {
            problems.add("console: " + message.text());
        }
    }

    /** What a page gives up when it goes on to another view is no failure. */
    private void failed(Request request) {
        if (!"net::ERR_ABORTED".equals(request.failure())) {
            problems.add("request failed: " + request.url() + " " + request.failure());
        }
    }

    private void answered(Response response) {
        if (response.status() >= 400 && !expected.contains(response.status())) {
            problems.add("refused: " + response.url() + " " + response.status());
        }
    }

    /** From now on answers of this status are no problem. */
    Visit expecting(int status) {
        expected.add(status);
        return this;
    }

    /** Goes to a view, such as {@code #/models}. */
    Visit go(String hash) {
        page.navigate(address + hash);
        return this;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** Those that match and have this text in them. */
    Locator find(String selector, String text) {
        return page.locator(selector, new Page.LocatorOptions().setHasText(text));
    }

    /** The first that matches, once it is visible. */
    Locator await(String selector) {
        Locator first = page.locator(selector).first();
        first.waitFor();
        return first;
    }

    /** The first that matches and has this text in it, once it is visible. */
    Locator await(String selector, String text) {
        Locator first = find(selector, text).first();
        first.waitFor();
        return first;
    }

    /** Waits until an expression is true. From here, for the page's own policy forbids the browser to evaluate texts in it. */
    void awaitTrue(String expression) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Boolean.TRUE.equals(page.evaluate(expression))) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited in vain for: " + expression);
            }
            page.waitForTimeout(POLL_MS);
        }
    }

    /** In how many colours a canvas is drawn; 0 or 1 where it is blank. */
    int colours(Locator canvas) {
        return ((Number) canvas.evaluate(COLOURS)).intValue();
    }

    /** Presses a button and answers its dialog by the button of that word. */
    void confirm(Locator button, String word) {
        button.click();
        await("dialog[open] button[type=submit]", word).click();
        page.locator("dialog").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    }

    /** By how many pixels the page is wider than the window. */
    int beyondTheEdge() {
        return ((Number) page.evaluate(BEYOND_THE_EDGE)).intValue();
    }

    /** What keeps people out who do not see, hear or point as others do: serious and critical findings of axe-core. */
    List<String> barriers() {
        return new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                        .map(Visit::words)
                        .toList();
    }

    private static String words(Rule rule) {
        return rule.getImpact() + " " + rule.getId() + ": "
                + rule.getNodes().get(0).getHtml() + " "
                + rule.getNodes().get(0).getFailureSummary();
    }

    void picture(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    /** What went wrong so far. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** Looks at nothing any more: what is closed after that is not missed. */
    void leave() {
        page.navigate("about:blank");
    }

    void end() {
        context.close();
    }
}
