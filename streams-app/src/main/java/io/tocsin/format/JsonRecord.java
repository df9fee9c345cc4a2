package io.tocsin.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tocsin.schemas.serde.UndecodableRecordException;
import java.io.IOException;

/**
 * One record as one JSON document of bounded depth; numbers and names are bounded, too.
 *
 * <p>Thread-safe.
 */
public final class JsonRecord {
    private static final int DEPTH_MAX = 32;
    private static final int NAME_CHARS_MAX = 1_024;
    private static final int REASON_CHARS_MAX = 200;

    private final PointLimits limits;
    private final JsonMapper mapper;

    public JsonRecord(PointLimits limits) {
        this.limits = limits;
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(DEPTH_MAX)
                .maxNumberLength(DecimalText.CHARS_MAX)
                .maxNameLength(NAME_CHARS_MAX)
                .maxStringLength(limits.recordBytesMax())
                .build();
        JsonFactory factory = new JsonFactoryBuilder()
                // Foreign names in a table that outlives the record would be somebody else's way to fill it.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(constraints)
                .build();
        this.mapper = JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /**
     * The document.
     *
     * @throws UndecodableRecordException if the bytes are too many or no JSON object
     */
    public JsonNode read(byte[] record) {
        limits.checkBytes(record.length);
        try {
            JsonNode document = mapper.readTree(record);
            if (!document.isObject()) {
                throw new UndecodableRecordException("record must be a JSON object: type=" + document.getNodeType());
            }
            return document;
        } catch (JsonProcessingException e) {
            throw new UndecodableRecordException("record must be JSON: " + where(e), e);
        } catch (IOException e) {
            throw new UndecodableRecordException("record must be JSON: bytes=" + record.length, e);
        }
    }

    private static String where(JsonProcessingException e) {
        String reason = String.valueOf(e.getOriginalMessage()).replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
        String line = reason.substring(0, Math.min(reason.length(), REASON_CHARS_MAX));
        return e.getLocation() == null
                ? "reason=" + line
                : "line=" + e.getLocation().getLineNr() + " column="
                        + e.getLocation().getColumnNr() + " reason=" + line;
    }
}
