package io.tocsin.schemas.serde;

import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.Map;
import org.apache.avro.Schema;

/**
 * The two questions that a serde asks a Schema Registry, with answers that say what to do: a value, {@link
 * UndecodableRecordException} (final), {@link RegistryUnavailableException} (try again) or {@link RegistryRefusedException} (an
 * operator has to act).
 *
 * <p>Thread-safe.
 */
public final class SchemaRegistry {
    /** Property of {@link #connect}: {@code true} (the default) registers schemas, {@code false} only looks them up. */
    public static final String AUTO_REGISTER = "auto.register";

    private final SchemaRegistryClient client;
    private final String shownUrl;
    private final boolean autoRegister;

    /**
     * Asks through a client.
     *
     * @param url what errors name; user and password in it are not shown
     * @param autoRegister whether {@link #idOf} registers a schema that is not there yet
     */
    public SchemaRegistry(SchemaRegistryClient client, String url, boolean autoRegister) {
        this.client = client;
        this.shownUrl = url.replaceAll("//[^/@]*@", "//");
        this.autoRegister = autoRegister;
    }

    /**
     * Asks the registry at an url.
     *
     * @param url as {@link RegistryClients#create}
     * @param properties {@value #AUTO_REGISTER}, and all that {@link RegistryClients#create} takes
     */
    public static SchemaRegistry connect(String url, Map<String, ?> properties) {
        Object autoRegister = properties.get(AUTO_REGISTER);
        return new SchemaRegistry(
                RegistryClients.create(url, properties), url, isOn(autoRegister == null ? "true" : autoRegister));
    }

    /**
     * Does nothing where the registry answers.
     *
     * @throws RegistryUnavailableException when it gives no usable answer
     */
    public void requireAnswer() {
        try {
            client.getAllSubjects();
        } catch (IOException | RestClientException e) {
            throw unavailable(e);
        }
    }

    /**
     * The id of a schema under a subject, registered now if that is switched on.
     *
     * @throws RegistryUnavailableException when the registry gives no usable answer
     * @throws RegistryRefusedException when it does not take the schema, or does not know it and registering is switched off
     */
    int idOf(String subject, Schema schema) {
        AvroSchema published = new AvroSchema(schema);
        try {
            return autoRegister ? client.register(subject, published) : client.getId(subject, published);
        } catch (IOException e) {
            throw unavailable(e);
        } catch (RestClientException e) {
            if (isRefusal(e)) {
                throw new RegistryRefusedException(
                        "schema registry refused the schema: subject=" + subject + " record=" + schema.getFullName()
                                + " autoRegister=" + autoRegister + " status=" + e.getStatus() + " url=" + shownUrl
                                + " reason="
                                + e.getMessage(),
                        e);
            }
            throw unavailable(e);
        }
    }

    /**
     * The writer's schema behind an id.
     *
     * @throws UndecodableRecordException when the registry knows no such id, or knows it as something other than Avro
     * @throws RegistryUnavailableException when the registry gives no usable answer
     */
    Schema schemaOf(int id) {
        try {
            ParsedSchema parsed = client.getSchemaById(id);
            if (parsed.rawSchema() instanceof Schema schema) {
                return schema;
            }
            throw new UndecodableRecordException("schema is not avro: schemaId=" + id + " type=" + parsed.schemaType());
        } catch (IOException e) {
            if (isUnparseable(e)) {
                throw new UndecodableRecordException("schema is not avro: schemaId=" + id + " url=" + shownUrl, e);
            }
            throw unavailable(e);
        } catch (RestClientException e) {
            if (isNotFound(e)) {
                throw new UndecodableRecordException("unknown schema id: schemaId=" + id + " url=" + shownUrl, e);
            }
            throw unavailable(e);
        }
    }

    private RegistryUnavailableException unavailable(Exception e) {
        String status = e instanceof RestClientException rest ? " status=" + rest.getStatus() : "";
        return new RegistryUnavailableException(
                "schema registry unavailable: url=" + shownUrl + status + " reason="
                        + e.getClass().getSimpleName() + ": " + e.getMessage()
                        + "; check that it runs and that schema.registry.url and its credentials are right",
                e);
    }

    /** The registry's own 404xx codes. A bare 404 comes from a proxy or a wrong path and says nothing about the schema. */
    private static boolean isNotFound(RestClientException e) {
        return e.getStatus() == 404 && e.getErrorCode() / 100 == 404;
    }

    /** Incompatible (409), invalid (422), not registered (404xx); everything else may pass. */
    private static boolean isRefusal(RestClientException e) {
        return e.getStatus() == 409 || e.getStatus() == 422 || isNotFound(e);
    }

    /** The client has no own exception for a schema that its Avro parser does not take, only this sentence. */
    private static boolean isUnparseable(IOException e) {
        return e.getClass() == IOException.class
                && e.getMessage() != null
                && e.getMessage().startsWith("Invalid schema");
    }

    private static boolean isOn(Object value) {
        return switch (value.toString()) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new IllegalArgumentException(
                        "invalid value " + value + " for " + AUTO_REGISTER + ": must be true or false");
        };
    }
}
