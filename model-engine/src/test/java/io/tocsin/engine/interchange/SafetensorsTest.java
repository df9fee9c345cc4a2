package io.tocsin.engine.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsTest {

    @Test
    void shouldWriteTheLengthTheHeaderAndTheNumbersBehindEachOther() {
        byte[] bytes = Safetensors.write(new StateDict(Map.of("a", Tensor.vector(1f, -2f))));
        String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}}  ";
        assertThat(header.length() % 8).isZero();
        assertThat(bytes).isEqualTo(file(header, 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0));
    }

    @Test
    void shouldReadTensorsInAnyOrderAndPassOverTheMetadata() {
        StateDict dict = Safetensors.read(file(
                "{\"__metadata__\":{\"format\":\"pt\"},\"b\":{\"dtype\":\"F32\",\"shape\":[1,1],\"data_offsets\":[4,8]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[0,4]},"
                        + "\"none\":{\"dtype\":\"F32\",\"shape\":[0,3],\"data_offsets\":[8,8]}}",
                0,
                0,
                0x80,
                0x3f,
                0,
                0,
                0,
                0xc0));
        assertThat(dict.tensors()).containsOnlyKeys("a", "b", "none");
        assertThat(dict.get("a").values()).containsExactly(1f);
        assertThat(dict.get("b", 1, 1).values()).containsExactly(-2f);
        assertThat(dict.get("none", 0, 3).values()).isEmpty();
    }

    @Test
    void shouldReadOtherFloatsThan32BitOnes() {
        assertThat(one("F64", 0, 0, 0, 0, 0, 0, 0xf8, 0xbf)).isEqualTo(-1.5f);
        assertThat(one("BF16", 0xc0, 0x3f)).isEqualTo(1.5f);
        assertThat(one("F16", 0x00, 0x3e)).isEqualTo(1.5f);
        assertThat(one("F16", 0xff, 0x7b)).isEqualTo(65504f);
        assertThat(one("F16", 0x01, 0x80)).isEqualTo(-5.9604645e-8f);
        assertThat(one("F16", 0x00, 0x04)).isEqualTo(6.1035156e-5f);
        assertThat(Float.floatToIntBits(one("F16", 0x00, 0x80))).isEqualTo(Float.floatToIntBits(-0f));
    }

    private static float one(String type, int... data) {
        String header = "{\"a\":{\"dtype\":\"%s\",\"shape\":[1],\"data_offsets\":[0,%d]}}".formatted(type, data.length);
        return Safetensors.read(file(header, data)).get("a", 1).values()[0];
    }

    @ParameterizedTest
    @CsvSource({
        "F32,0 0 128 127,Infinity",
        "F32,0 0 192 127,NaN",
        "F16,0 252,-Infinity",
        "BF16,192 127,NaN",
        "F64,0 0 0 0 0 0 240 71,Infinity"
    })
    void shouldRefuseNumbersThatAreNotFinite(String type, String data, String value) {
        int[] bytes = List.of(data.split(" ", -1)).stream()
                .mapToInt(Integer::parseInt)
                .toArray();
        assertThatThrownBy(() -> one(type, bytes))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage("must be finite: a[0]=" + value);
    }

    @Test
    void shouldRefuseAHeaderThatLies() {
        assertThatThrownBy(() -> Safetensors.read(new byte[3])).hasMessage("truncated safetensors file: bytes=3");
        assertThatThrownBy(() -> Safetensors.read(lengthened("{}", Long.MAX_VALUE)))
                .hasMessage("header is longer than the file: header=9223372036854775807 left=2 offset=0");
        assertThatThrownBy(() -> Safetensors.read(lengthened("{}", -1)))
                .hasMessage("header is longer than the file: header=-1 left=2 offset=0");
        assertThatThrownBy(() -> Safetensors.read(lengthened(" ".repeat(100_000_001), 100_000_001)))
                .hasMessage("header is too long: header=100000001 max=100000000 offset=0");
        assertThatThrownBy(() -> read("[]")).hasMessage("header is no JSON object: offset=8");
        assertThatThrownBy(() -> read("")).hasMessage("header is no JSON object: offset=8");
        assertThatThrownBy(() -> read("{} {}")).hasMessageStartingWith("header is no JSON: cause=");
        assertThatThrownBy(() -> read("{\"a\":1,\"a\":2}"))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageStartingWith("header is no JSON: cause=Duplicate field 'a'");
        assertThatThrownBy(() -> Safetensors.read(lengthened("{\"\u00e9\":1}", 3)))
                .hasMessage("header is not UTF-8: offset=8");
        assertThatThrownBy(() -> read("[".repeat(5000)))
                .isInstanceOf(UnusableFileException.class)
                .hasMessageStartingWith("header is no JSON: cause=");
    }

    @Test
    void shouldRefuseATensorThatLies() {
        refuse(
                "\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]",
                "tensor is of no float type: tensor=a dtype=I64 known=[F32, F64, F16, BF16]");
        refuse(
                "\"dtype\":\"F32\",\"shape\":[2000000000,2000000000],\"data_offsets\":[0,8]",
                "tensor is larger than the file: tensor=a shape=[2000000000, 2000000000]");
        refuse(
                "\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[4,12]",
                "tensor lies elsewhere than its shape says: tensor=a shape=[2] offsets=[4, 12] bytes=8");
        refuse(
                "\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,8]",
                "tensor lies elsewhere than its shape says: tensor=a shape=[1] offsets=[0, 8] bytes=8");
        refuse(
                "\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[-8,0]",
                "tensor lies elsewhere than its shape says: tensor=a shape=[2] offsets=[-8, 0] bytes=8");
        refuse(
                "\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8,8]",
                "tensor lies elsewhere than its shape says: tensor=a shape=[2] offsets=[0, 8] bytes=8");
        refuse(
                "\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,99999999999999999999]",
                "tensor lies elsewhere than its shape says: tensor=a shape=[2] offsets=[0, -1] bytes=8");
        refuse(
                "\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,8]",
                "length of an axis must be 0 or more: tensor=a shape=[-2]");
        refuse(
                "\"dtype\":\"F32\",\"shape\":[1.5],\"data_offsets\":[0,8]",
                "length of an axis must be 0 or more: tensor=a shape=[1.5]");
        refuse(
                "\"dtype\":\"F32\",\"shape\":[1,1,1,1,1,1,1,1,2],\"data_offsets\":[0,8]",
                "tensor has no shape that is usable: tensor=a shape=[1,1,1,1,1,1,1,1,2]");
        refuse(
                "\"dtype\":\"F32\",\"shape\":2,\"data_offsets\":[0,8]",
                "tensor has no shape that is usable: tensor=a shape=2");
    }

    private static void refuse(String description, String message) {
        assertThatThrownBy(() -> Safetensors.read(file("{\"a\":{" + description + "}}", new int[8])))
                .isInstanceOf(UnusableFileException.class)
                .hasMessage(message);
    }

    @Test
    void shouldRefuseTensorsThatOverlapLeaveAGapOrDoNotFillTheData() {
        String first = "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}";
        String second = ",\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[%d,%d]}}";
        assertThatThrownBy(() -> Safetensors.read(file(first + second.formatted(0, 4), new int[8])))
                .hasMessage("tensors overlap or leave a gap: tensor=b begins=0 needs=4");
        assertThatThrownBy(() -> Safetensors.read(file(first + second.formatted(2, 6), new int[8])))
                .hasMessage("tensors overlap or leave a gap: tensor=b begins=2 needs=4");
        assertThatThrownBy(() -> Safetensors.read(file(first + second.formatted(8, 12), new int[12])))
                .hasMessage("tensors overlap or leave a gap: tensor=b begins=8 needs=4");
        assertThatThrownBy(() -> Safetensors.read(file(first + "}", new int[8])))
                .hasMessage("data is longer than its tensors: bytes=8 tensors=4");
    }

    @Test
    void shouldTellAnErrorInOneLineOfBoundedLengthWhateverTheNames() {
        String header = "{\"a\\nb%s\":{\"dtype\":\"I8\",\"shape\":[1],\"data_offsets\":[0,8]}}";
        assertThatThrownBy(() -> read(header.formatted("")))
                .hasMessage("tensor is of no float type: tensor=a?b dtype=I8 known=[F32, F64, F16, BF16]");
        assertThatThrownBy(() -> read(header.formatted("c".repeat(9000))))
                .satisfies(e -> assertThat(e.getMessage()).hasSize(501).endsWith("ccc…"));
    }

    @Test
    void shouldNotWriteATensorUnderTheNameOfTheMetadata() {
        StateDict dict = new StateDict(Map.of("__metadata__", Tensor.vector(1f)));
        assertThatThrownBy(() -> Safetensors.write(dict))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name is reserved: tensor=__metadata__");
    }

    private static StateDict read(String header) {
        return Safetensors.read(file(header));
    }

    static byte[] file(String header, int... data) {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer file = ByteBuffer.allocate(8 + json.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json);
        for (int value : data) {
            file.put((byte) value);
        }
        return file.array();
    }

    private static byte[] lengthened(String header, long length) {
        byte[] file = file(header);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
        return file;
    }
}
