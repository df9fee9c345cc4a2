package io.tocsin.engine.interchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one safetensors file, believing nothing: the header's length is compared with the file, each shape with its bytes, and the tensors must lie
 * one behind the other and fill the data, as the format's own library demands. So no byte is read twice and none is hidden.
 *
 * <p>Confined to one thread; used once.
 */
final class SafetensorsReader {
    /** The bound of the format's own library. */
    private static final int MAX_HEADER_BYTES = 100_000_000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final byte[] bytes;

    SafetensorsReader(byte[] bytes) {
        this.bytes = bytes;
    }

    StateDict read() {
        int header = headerLength();
        int data = Long.BYTES + header;
        List<TensorPlace> places = new ArrayList<>();
        parse(header).properties().forEach(entry -> {
            if (!entry.getKey().equals(Safetensors.METADATA)) {
                places.add(TensorPlace.of(entry.getKey(), entry.getValue(), bytes.length - data));
            }
        });
        requireGapless(places, bytes.length - data);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (TensorPlace place : places) {
            ByteBuffer numbers = ByteBuffer.wrap(bytes, data + place.from(), place.to() - place.from())
                    .order(ByteOrder.LITTLE_ENDIAN);
            Tensor tensor = new Tensor(place.shape(), place.format().read(numbers, place.count()));
            tensor.requireFinite(place.name());
            tensors.put(place.name(), tensor);
        }
        return new StateDict(tensors);
    }

    private int headerLength() {
        if (bytes.length < Long.BYTES) {
            throw new UnusableFileException("truncated safetensors file: bytes=" + bytes.length);
        }
        long header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        int left = bytes.length - Long.BYTES;
        if (header < 0 || header > left) {
            throw new UnusableFileException(
                    "header is longer than the file: header=" + header + " left=" + left + " offset=0");
        }
        if (header > MAX_HEADER_BYTES) {
            throw new UnusableFileException(
                    "header is too long: header=" + header + " max=" + MAX_HEADER_BYTES + " offset=0");
        }
        return (int) header;
    }

    private JsonNode parse(int length) {
        try {
            String header = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, Long.BYTES, length))
                    .toString();
            JsonNode node = JSON.readTree(header);
            if (node == null || !node.isObject()) {
                throw new UnusableFileException("header is no JSON object: offset=8");
            }
            return node;
        } catch (CharacterCodingException e) {
            throw new UnusableFileException("header is not UTF-8: offset=8", e);
        } catch (JsonProcessingException e) {
            throw new UnusableFileException("header is no JSON: cause=" + e.getOriginalMessage() + " offset=8", e);
        }
    }

    private static void requireGapless(List<TensorPlace> places, int bytes) {
        int end = 0;
        for (TensorPlace place : places.stream()
                .sorted(Comparator.comparingInt(TensorPlace::from).thenComparingInt(TensorPlace::to))
                .toList()) {
            if (place.from() != end) {
                throw new UnusableFileException("tensors overlap or leave a gap: tensor=" + place.name() + " begins="
                        + place.from() + " needs=" + end);
            }
            end = place.to();
        }
        if (end != bytes) {
            throw new UnusableFileException("data is longer than its tensors: bytes=" + bytes + " tensors=" + end);
        }
    }
}
