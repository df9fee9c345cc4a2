package io.tocsin.predict;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tocsin.registry.ModelImage;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnjudgedEntitiesTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final UnjudgedEntities.Meters shared = new UnjudgedEntities.Meters(meters);
    private final UnjudgedEntities one = new UnjudgedEntities(shared);
    private final UnjudgedEntities other = new UnjudgedEntities(shared);

    @Test
    void shouldCountTheEntitiesOfAllTasksUntilAModelJudgesThem() {
        add(one, "web-1");
        add(one, "web-1");
        add(other, "web-2");
        assertThat(entities()).isEqualTo(2);
        assertThat(meters.get("tocsin.ticks.without.model").counter().count()).isEqualTo(3);
        one.remove("web-1");
        one.remove("web-1");
        assertThat(entities()).isEqualTo(1);
    }

    @Test
    void shouldNotCountThoseOfATaskThatHasGone() {
        add(one, "web-1");
        add(other, "web-2");
        one.close();
        one.close();
        assertThat(entities()).isEqualTo(1);
    }

    @Test
    void shouldHoldNoMoreThanTenThousandNames() {
        for (int i = 0; i < 10_005; i++) {
            add(one, "web-" + i);
        }
        assertThat(entities()).isEqualTo(10_000);
        assertThat(meters.get("tocsin.ticks.without.model").counter().count()).isEqualTo(10_005);
    }

    private static void add(UnjudgedEntities entities, String entity) {
        entities.add(entity, Map.of(), ModelImage.EMPTY);
    }

    private double entities() {
        return meters.get("tocsin.entities.without.model").gauge().value();
    }
}
