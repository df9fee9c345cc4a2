package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.terminal.CharacterSet;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.TypeConversionException;

class TextTest {

    @Test
    void shouldAlignColumnsAndSetNumbersFlushRight() {
        StringWriter text = new StringWriter();

        new TextTable(Ansi.OFF, "NAME", "SIZE", "WHAT")
                .right(1)
                .row("a", 5, "first")
                .row("longer", 12345, "@|bold second|@\u001b")
                .print(new PrintWriter(text));

        assertThat(text.toString().lines())
                .containsExactly("NAME     SIZE  WHAT", "a           5  first", "longer  12345  @|bold second|@?");
    }

    @Test
    void shouldShowHowFarTrainingIsAndHowLongItTakes() {
        TrainingBar bar = new TrainingBar(new PrintWriter(new StringWriter()), CharacterSet.ASCII, 20);

        assertThat(bar.line(0.25, 5, 0.51234, Duration.ofSeconds(30)))
                .isEqualTo("######::::::::::::::::::".replace(':', barRest())
                        + " 25 %  epoch 5/20  loss 0.5123  1:30 left");
    }

    private static char barRest() {
        return CharacterSet.ASCII.show('▒');
    }

    @Test
    void shouldReadDurations() {
        DurationConverter converter = new DurationConverter();

        assertThat(converter.convert("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(converter.convert("3m")).isEqualTo(Duration.ofMinutes(3));
        assertThat(converter.convert("1h30m")).isEqualTo(Duration.ofMinutes(90));
        assertThat(converter.convert("7d")).isEqualTo(Duration.ofDays(7));
        assertThatThrownBy(() -> converter.convert("0s")).isInstanceOf(TypeConversionException.class);
        assertThatThrownBy(() -> converter.convert("3")).isInstanceOf(TypeConversionException.class);
        assertThatThrownBy(() -> converter.convert("")).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void shouldReadTimesWithAndWithoutOffset() {
        InstantConverter converter = new InstantConverter();
        Instant local = LocalDateTime.of(2026, 3, 1, 14, 0)
                .atZone(ZoneId.systemDefault())
                .toInstant();

        assertThat(converter.convert("2026-03-01T14:00:00Z")).isEqualTo(Instant.parse("2026-03-01T14:00:00Z"));
        assertThat(converter.convert("2026-03-01T14:00:00+02:00")).isEqualTo(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(converter.convert("2026-03-01 14:00")).isEqualTo(local);
        assertThatThrownBy(() -> converter.convert("tomorrow")).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void shouldWriteNumbersForPeople() {
        assertThat(NumberFormat.plain(0.042134)).isEqualTo("0.0421");
        assertThat(NumberFormat.plain(3.0)).isEqualTo("3");
        assertThat(NumberFormat.plain(12480.4)).isEqualTo("12,480");
        assertThat(NumberFormat.plain(Double.NaN)).isEqualTo("-");
        assertThat(NumberFormat.bytes(86_220)).isEqualTo("84.2 KB");
        assertThat(NumberFormat.bytes(512)).isEqualTo("512 B");
        assertThat(TimeFormat.version(Instant.parse("2026-03-01T13:32:10Z"))).isEqualTo("20260301-133210");
    }
}
