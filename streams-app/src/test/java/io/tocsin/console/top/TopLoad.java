package io.tocsin.console.top;

import io.tocsin.console.Told;
import io.tocsin.fleet.FleetState;
import io.tocsin.schemas.Score;
import io.tocsin.schemas.serde.AvroSerde;
import io.tocsin.schemas.serde.SchemaRegistry;
import io.tocsin.selector.Selector;
import io.tocsin.terminal.CharacterSet;
import io.tocsin.terminal.ColorDepth;
import io.tocsin.terminal.TerminalSize;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * What {@code tocsin top} costs with ten thousand entities: a thousand scores a second decoded and taken, four frames a second drawn. Prints the time of the
 * processor a second of such a fleet takes, for a minute of it after a minute of warm-up.
 */
final class TopLoad {
    private static final int ENTITIES = 10_000;
    private static final int TICKS = 12;
    private static final int FRAMES_A_TICK = 40;

    private TopLoad() {}

    public static void main(String[] arguments) {
        SchemaRegistry schemas = SchemaRegistry.connect("mock://load", Map.of());
        AvroSerde<Score> serde = AvroSerde.underTopicName(Score.class, "scores", schemas);
        Serializer<Score> serializer = serde.serializer();
        Deserializer<Score> deserializer = serde.deserializer();
        FleetState fleet = new FleetState(Duration.ofSeconds(10));
        TopScreen screen = new TopScreen(CharacterSet.UNICODE, ZoneOffset.UTC, "broker:9092");
        TopControls controls = TopControls.start(Selector.ALL, Optional.empty());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long taking = 0;
        long drawing = 0;
        long characters = 0;
        for (int tick = 0; tick < TICKS; tick++) {
            byte[][] records = new byte[ENTITIES][];
            for (int entity = 0; entity < ENTITIES; entity++) {
                double probability = (entity * 31 + tick) % 100 / 200.0;
                records[entity] = serializer.serialize(
                        "scores", Told.risk("shop/" + entity, tick, (entity + tick) % 110 / 100.0, probability));
            }
            boolean counts = tick >= TICKS / 2;
            long start = threads.getCurrentThreadCpuTime();
            for (byte[] record : records) {
                fleet.score(deserializer.deserialize("scores", record), Told.writtenMs(tick));
            }
            long taken = threads.getCurrentThreadCpuTime();
            for (int frame = 0; frame < FRAMES_A_TICK; frame++) {
                TerminalSize size = new TerminalSize(160, 50);
                for (String line : screen.live(
                                fleet.view(controls.query(TopScreen.page(size)), Told.tick(tick + 1)),
                                true,
                                controls,
                                Told.tick(tick + 1),
                                size)
                        .styled(ColorDepth.TRUECOLOR)) {
                    characters += line.length();
                }
            }
            taking += counts ? taken - start : 0;
            drawing += counts ? threads.getCurrentThreadCpuTime() - taken : 0;
        }
        double seconds = TICKS / 2 * 10.0;
        System.out.printf(
                "entities=%d: taking %.1f ms a second, drawing %.1f ms a second, together %.1f %% of a core (%d characters)%n",
                ENTITIES,
                taking / 1e6 / seconds,
                drawing / 1e6 / seconds,
                (taking + drawing) / 1e7 / seconds,
                characters);
    }
}
