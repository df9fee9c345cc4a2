package io.tocsin.delivery;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.Map;

/**
 * A webhook's body by the operator's own template: Mustache, filled with the fields of {@link NoticeJson}. {@code {{title}}} is escaped for a JSON
 * string; what is absent is empty.
 *
 * <p>Thread-safe.
 */
final class BodyTemplate {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Template template;

    /** @throws DeliveryFailedException if it is no template */
    BodyTemplate(String text) {
        try {
            this.template = Mustache.compiler()
                    .withEscaper(
                            raw -> new String(JsonStringEncoder.getInstance().quoteAsString(raw)))
                    .defaultValue("")
                    .compile(text);
        } catch (MustacheException cause) {
            throw new DeliveryFailedException("template cannot be used: reason=" + cause.getMessage(), cause);
        }
    }

    /** @throws DeliveryFailedException if it cannot be filled */
    String fill(ObjectNode notice) {
        Map<String, Object> values = JSON.convertValue(notice, new TypeReference<>() {});
        try {
            return template.execute(values);
        } catch (MustacheException cause) {
            throw new DeliveryFailedException("template cannot be filled: reason=" + cause.getMessage(), cause);
        }
    }
}
