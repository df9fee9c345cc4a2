package io.tocsin.console.top;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.fleet.FleetOrder;
import io.tocsin.selector.Selector;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TopControlsTest {
    private static final int PAGE = 18;
    private static final int MATCHING = 100;

    @Test
    void shouldScrollWithinWhatThereIs() {
        assertThat(after("\u001b[A").offset()).isZero();
        assertThat(after("\u001b[B\u001b[B").offset()).isEqualTo(2);
        assertThat(after("\u001b[6~\u001b[6~\u001b[5~").offset()).isEqualTo(18);
        assertThat(after("\u001bOF").offset()).isEqualTo(82);
        assertThat(after("\u001b[F\u001b[B").offset()).isEqualTo(82);
        assertThat(after("\u001b[F\u001b[H").offset()).isZero();
    }

    @Test
    void shouldTakeWhatIsTypedAfterASlashAsFilterAndNotAsCommands() {
        TopControls typing = after("\u001b[B/qs");

        assertThat(typing.text()).isEqualTo("qs");
        assertThat(typing.typing()).isTrue();
        assertThat(typing.over()).isFalse();
        assertThat(typing.offset()).isZero();
        assertThat(after("/qs\u007f\r").text()).isEqualTo("q");
        assertThat(after("/qs\u007f\r").typing()).isFalse();
        assertThat(after("/qs\u001b").text()).isEmpty();
    }

    @Test
    void shouldGoThroughTheOrdersAndComeBack() {
        assertThat(after("s").order()).isEqualTo(FleetOrder.SCORE);
        assertThat(after("ss").order()).isEqualTo(FleetOrder.PROBABILITY);
        assertThat(after("sssss").order()).isEqualTo(FleetOrder.WHAT_MATTERS);
    }

    @Test
    void shouldLeaveOnQ() {
        assertThat(after("x").over()).isFalse();
        assertThat(after("xq").over()).isTrue();
    }

    @Test
    void shouldPassOverSequencesThatNobodyKnows() {
        assertThat(keys("\u001b[1;5Dq")).containsExactly(Key.of('q'));
        assertThat(keys("\u001b[")).isEmpty();
        assertThat(keys("\u001b")).containsExactly(Key.of(Key.Kind.ESCAPE));
        assertThat(keys("ü")).containsExactly(Key.of('ü'));
    }

    private static TopControls after(String typed) {
        TopControls controls = TopControls.start(Selector.ALL, Optional.empty());
        for (Key key : keys(typed)) {
            controls = controls.after(key, PAGE, MATCHING);
        }
        return controls;
    }

    private static List<Key> keys(String typed) {
        byte[] bytes = typed.getBytes(StandardCharsets.UTF_8);
        return Key.decode(bytes, bytes.length, StandardCharsets.UTF_8);
    }
}
