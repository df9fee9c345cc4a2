package io.tocsin.demo.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.terminal.CharacterSet;
import io.tocsin.terminal.TerminalCheck;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void shouldFollowTheFirstLocaleThatIsSet() {
        assertThat(CharacterSet.of(Map.of("LANG", "de_DE.UTF-8"))).isEqualTo(CharacterSet.UNICODE);
        assertThat(CharacterSet.of(Map.of("LC_ALL", "C", "LANG", "de_DE.UTF-8")))
                .isEqualTo(CharacterSet.ASCII);
        assertThat(CharacterSet.of(Map.of("LC_ALL", "", "LC_CTYPE", "C.utf8"))).isEqualTo(CharacterSet.UNICODE);
        assertThat(CharacterSet.of(Map.of())).isEqualTo(CharacterSet.ASCII);
    }

    @Test
    void shouldReplaceDrawingByPlainCharacters() {
        assertThat(CharacterSet.ASCII.show("╭─╮│╰╯ ▁▂▃▄▅▆▇█▒ ▲●▼◆ ━╸┼╋┄ ✓✗⇄→… ≤–›·×"))
                .isEqualTo("+-+|++ _.-=+*%#: ^*v# =-+#- +x@>~ <->.x");
    }

    @Test
    void shouldKeepOutWhatTheTerminalWouldTakeForACommand() {
        assertThat(CharacterSet.UNICODE.show("a\u001b[2Jb\nü日\u202e")).isEqualTo("a?[2Jb?ü??");
    }

    @Test
    void shouldBelieveTheLauncherAboutTheTerminal() {
        assertThat(TerminalCheck.isTerminal(Map.of("TOCSIN_TTY", "1", "TERM", "xterm"), null))
                .isTrue();
        assertThat(TerminalCheck.isTerminal(Map.of("TOCSIN_TTY", "0"), System.console()))
                .isFalse();
        assertThat(TerminalCheck.isTerminal(Map.of("TOCSIN_TTY", "1", "TERM", "dumb"), null))
                .isFalse();
        assertThat(TerminalCheck.isTerminal(Map.of(), null)).isFalse();
    }
}
