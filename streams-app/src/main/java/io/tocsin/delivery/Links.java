package io.tocsin.delivery;

import io.tocsin.schemas.Alert;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Where to look and what to do: addresses with {@code {entity}}, {@code {service}}, {@code {kind}}, {@code {model}} and {@code {id}} replaced.
 *
 * <p>Thread-safe.
 *
 * @param runbookUrl may be empty
 * @param pageUrl may be empty
 */
record Links(String runbookUrl, String pageUrl, ServiceName service) {

    Optional<String> runbook(Notice notice) {
        return filled(runbookUrl, notice);
    }

    Optional<String> page(Notice notice) {
        return filled(pageUrl, notice);
    }

    private Optional<String> filled(String template, Notice notice) {
        Alert alert = notice.first();
        return Optional.of(template)
                .filter(url -> !url.isEmpty())
                .map(url -> url.replace("{entity}", encoded(alert.getEntity()))
                        .replace("{service}", encoded(service.of(alert)))
                        .replace("{kind}", alert.getKind().name().toLowerCase(Locale.ROOT))
                        .replace("{model}", encoded(alert.getModel()))
                        .replace("{id}", encoded(notice.id())));
    }

    /** For a path as well as for a query: a plus sign is a space in the latter alone. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
