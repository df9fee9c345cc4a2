package io.tocsin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests {@link Visits} to the page, and a {@link WatchedFleet} that all share; both live until the last test is over. A test during which anything
 * went wrong in the browser fails, and one that fails leaves pictures in {@code target/browser}. Without Chromium the tests are skipped.
 *
 * <p>Stateless, thread-safe.
 */
final class PageTests implements BeforeAllCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace SHARED = Namespace.create(PageTests.class);
    private static final Path PICTURES = Path.of("target", "browser");

    @Override
    public void beforeAll(ExtensionContext context) {
        assumeTrue(
                Chromium.program().isPresent(),
                "chromium is not on the PATH: apt-get install chromium, or name one in " + Chromium.NAMED);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Visits.class || type == WatchedFleet.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visits.class
                ? visits(context)
                : shared(context, WatchedFleet.class);
    }

    private static Visits visits(ExtensionContext context) {
        return context.getStore(SHARED)
                .getOrComputeIfAbsent(
                        Visits.class,
                        type -> new Visits(shared(context, Chromium.class).browser()),
                        Visits.class);
    }

    /** Closed by the store when all tests are over. */
    private static <T> T shared(ExtensionContext context, Class<T> type) {
        return context.getRoot()
                .getStore(SHARED)
                .getOrComputeIfAbsent(
                        type, key -> type.cast(key == Chromium.class ? new Chromium() : WatchedFleet.start()), type);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Visits visits = context.getStore(SHARED).get(Visits.class, Visits.class);
        if (visits == null) {
            return;
        }
        boolean isWell =
                context.getExecutionException().isEmpty() && visits.problems().isEmpty();
        if (!isWell) {
            visits.picture(PICTURES, context.getRequiredTestMethod().getName());
        }
        visits.end();
        if (context.getExecutionException().isEmpty()) {
            assertThat(visits.problems()).as("what went wrong in the browser").isEmpty();
        }
    }
}
