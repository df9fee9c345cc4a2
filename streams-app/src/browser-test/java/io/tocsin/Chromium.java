package io.tocsin;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Chromium of this machine: the one that {@code TOCSIN_CHROMIUM} names, or Debian's on the PATH. Nothing is downloaded, and it runs with a profile of
 * its own that is gone with it.
 *
 * <p>Confined to one thread.
 */
final class Chromium implements AutoCloseable {
    static final String NAMED = "TOCSIN_CHROMIUM";

    private static final List<String> ARGUMENTS = List.of(
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program().orElseThrow())
                        // Its sandbox does not start as root, as which tests run in a container; it sees nothing but
                        // the page under test.
                        .setChromiumSandbox(false)
                        .setArgs(ARGUMENTS));
    }

    Browser browser() {
        return browser;
    }

    /** Absent where none is installed. */
    static Optional<Path> program() {
        String named = System.getenv(NAMED);
        if (named != null && !named.isEmpty()) {
            return Optional.of(Path.of(named));
        }
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(place -> Stream.of("chromium", "chromium-browser").map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
