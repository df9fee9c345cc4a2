package io.tocsin.schemas.serde;

import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Makes Confluent's client from plain configuration.
 *
 * <p>Thread-safe: stateless.
 */
public final class RegistryClients {
    private static final String MOCK = "mock://";
    private static final int MAX_SCHEMAS_PER_SUBJECT = 1_000;

    private static final Pattern USER_IN_URL = Pattern.compile("//[^/@]+@");

    /** The client casts these instead of parsing them, and a properties file gives text. */
    private static final Map<String, Function<String, Object>> TYPES = Map.of(
            SchemaRegistryClientConfig.HTTP_CONNECT_TIMEOUT_MS, Integer::valueOf,
            SchemaRegistryClientConfig.HTTP_READ_TIMEOUT_MS, Integer::valueOf,
            SchemaRegistryClientConfig.MISSING_CACHE_SIZE_CONFIG, Integer::valueOf,
            SchemaRegistryClientConfig.MISSING_ID_CACHE_TTL_CONFIG, Long::valueOf,
            SchemaRegistryClientConfig.MISSING_VERSION_CACHE_TTL_CONFIG, Long::valueOf,
            SchemaRegistryClientConfig.MISSING_SCHEMA_CACHE_TTL_CONFIG, Long::valueOf);

    /** Where we differ from the client: a minute of silence would stop a stream thread, and a stray id would be asked for each time. */
    private static final Map<String, Object> DEFAULTS = Map.of(
            SchemaRegistryClientConfig.HTTP_CONNECT_TIMEOUT_MS, 5_000,
            SchemaRegistryClientConfig.HTTP_READ_TIMEOUT_MS, 10_000,
            SchemaRegistryClientConfig.MISSING_ID_CACHE_TTL_CONFIG, 10L);

    private RegistryClients() {}

    /**
     * A client for a registry. It connects when first asked, not here.
     *
     * @param url {@code schema.registry.url}: one or more {@code http(s)://host:port}, separated by commas, with {@code user:password@} before the host where it asks for one; or {@code mock://name},
     *     a registry in this JVM that everyone who gives the same name shares, for tests
     * @param properties Confluent's own settings as they are, for example {@code basic.auth.credentials.source} and {@code
     *     basic.auth.user.info}, or TLS as {@code schema.registry.ssl.*}; others are ignored
     * @throws IllegalArgumentException when the url is empty or a number is none
     */
    public static SchemaRegistryClient create(String url, Map<String, ?> properties) {
        if (url.isBlank()) {
            throw new IllegalArgumentException(
                    "invalid value '" + url + "' for schema.registry.url: must not be empty");
        }
        if (url.startsWith(MOCK)) {
            return MockSchemaRegistry.getClientForScope(url.substring(MOCK.length()));
        }
        Map<String, Object> settings = new HashMap<>(DEFAULTS);
        if (USER_IN_URL.matcher(url).find()) {
            // The client does not look there by itself.
            settings.put(SchemaRegistryClientConfig.BASIC_AUTH_CREDENTIALS_SOURCE, "URL");
        }
        properties.forEach((name, value) -> settings.put(name, typed(name, value)));
        return new CachedSchemaRegistryClient(
                List.of(url.trim().split("\\s*,\\s*", -1)), MAX_SCHEMAS_PER_SUBJECT, settings);
    }

    private static Object typed(String name, Object value) {
        Function<String, Object> type = TYPES.get(name);
        if (type == null) {
            return value;
        }
        try {
            return type.apply(value.toString());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "invalid value " + value + " for " + name + ": must be a whole number", e);
        }
    }
}
