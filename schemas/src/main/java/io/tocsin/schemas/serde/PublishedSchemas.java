package io.tocsin.schemas.serde;

import org.apache.avro.Schema;

/**
 * A contract as the registry shows it: what is in the {@code .avsc} file, without what Java's generated classes add to it.
 *
 * <p>Thread-safe: stateless.
 */
final class PublishedSchemas {
    private PublishedSchemas() {}

    /**
     * The schema without {@code avro.java.string}. A producer in another language that registers the same contract then gets the
     * same id instead of a second version of it.
     */
    static Schema of(Schema generated) {
        // Text in a schema's strings has its quotes escaped, so these characters can only be the property.
        String json = generated.toString().replace(",\"avro.java.string\":\"String\"", "");
        return new Schema.Parser().parse(json);
    }
}
