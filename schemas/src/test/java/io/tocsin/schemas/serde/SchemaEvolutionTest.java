package io.tocsin.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.tocsin.schemas.Label;
import io.tocsin.schemas.LabelKind;
import io.tocsin.schemas.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.Test;

class SchemaEvolutionTest {
    private static final String TIME = "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}";

    private final MockSchemaRegistryClient client = new MockSchemaRegistryClient();
    private final SchemaRegistry registry = new SchemaRegistry(client, "mock://evolution", true);

    @Test
    void shouldFillInTheDefaultWhenAnOlderWriterDidNotKnowTheField() throws Exception {
        GenericRecord old = record(
                "Sample",
                "{\"name\":\"entity\",\"type\":\"string\"},{\"name\":\"time\",\"type\":" + TIME
                        + "},{\"name\":\"metrics\",\"type\":{\"type\":\"map\",\"values\":\"double\"}}");
        old.put("entity", "web-1");
        old.put("time", 1000L);
        old.put("metrics", Map.of("cpu", 0.5));

        assertThat(read(Sample.class, old))
                .isEqualTo(new Sample("web-1", Instant.ofEpochMilli(1000), Map.of("cpu", 0.5), Map.of(), List.of()));
    }

    @Test
    void shouldSkipTheFieldThatANewerWriterAddedAndTakeTheOthersInItsOrder() throws Exception {
        GenericRecord newer = record(
                "Sample",
                "{\"name\":\"region\",\"type\":\"string\",\"default\":\"\"},"
                        + "{\"name\":\"time\",\"type\":" + TIME + "},{\"name\":\"entity\",\"type\":\"string\"},"
                        + "{\"name\":\"metrics\",\"type\":{\"type\":\"map\",\"values\":\"float\"}},"
                        + "{\"name\":\"zones\",\"type\":{\"type\":\"array\",\"items\":\"string\"},\"default\":[]}");
        newer.put("region", "north");
        newer.put("entity", "web-1");
        newer.put("time", 1000L);
        newer.put("metrics", Map.of("cpu", 0.5f));
        newer.put("zones", List.of("a", "b"));

        assertThat(read(Sample.class, newer))
                .isEqualTo(new Sample("web-1", Instant.ofEpochMilli(1000), Map.of("cpu", 0.5), Map.of(), List.of()));
    }

    @Test
    void shouldReadAnUnknownSymbolAsTheDefaultOne() throws Exception {
        GenericRecord newer = record(
                "Label",
                "{\"name\":\"entity\",\"type\":\"string\"},"
                        + "{\"name\":\"kind\",\"type\":{\"type\":\"enum\",\"name\":\"LabelKind\",\"symbols\":[\"FAILURE\",\"NEAR_MISS\"]}},"
                        + "{\"name\":\"start\",\"type\":" + TIME + "},{\"name\":\"end\",\"type\":" + TIME + "}");
        newer.put("entity", "web-1");
        newer.put(
                "kind",
                new GenericData.EnumSymbol(newer.getSchema().getField("kind").schema(), "NEAR_MISS"));
        newer.put("start", 1000L);
        newer.put("end", 2000L);

        assertThat(read(Label.class, newer))
                .isEqualTo(new Label(
                        "web-1", LabelKind.ANOMALY, Instant.ofEpochMilli(1000), Instant.ofEpochMilli(2000), "", ""));
    }

    private <T extends SpecificRecord> T read(Class<T> type, GenericRecord written) throws Exception {
        int id = client.register("other-producer-value", new AvroSchema(written.getSchema()));
        return AvroSerde.underRecordName(type, registry).deserializer().deserialize("any", encode(id, written));
    }

    private static byte[] encode(int id, GenericRecord record) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        WireFormat.writeHeader(id, out);
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static GenericRecord record(String name, String fields) {
        return new GenericData.Record(new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"" + name + "\",\"namespace\":\"io.tocsin.schemas\",\"fields\":["
                        + fields + "]}"));
    }
}
