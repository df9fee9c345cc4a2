package io.tocsin.demo.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "does not show the arguments of a process")
class ProcessRecordTest {
    @TempDir
    Path directory;

    @Test
    void shouldFindRecordedProcessOnlyByItsArgument() {
        ProcessRecord processRecord = new ProcessRecord(directory.resolve("pid"));
        ProcessHandle self = ProcessHandle.current();
        processRecord.write(self);
        assertThat(processRecord.findRunning(self.info().arguments().orElseThrow()[0]))
                .contains(self);
        assertThat(processRecord.findRunning("-Dnot=there")).isEmpty();
    }

    @Test
    void shouldNotFindProcessThatHasTakenOverTheId() throws IOException {
        ProcessHandle self = ProcessHandle.current();
        Path file = directory.resolve("pid");
        Files.write(file, List.of(Long.toString(self.pid()), "1700000000000"));
        assertThat(new ProcessRecord(file).findRunning(self.info().arguments().orElseThrow()[0]))
                .isEmpty();
    }

    @Test
    void shouldFindNothingWithoutRecord() {
        assertThat(new ProcessRecord(directory.resolve("pid")).findRunning("-jar"))
                .isEmpty();
    }

    @Test
    void shouldNameFileThatIsNotARecord() throws IOException {
        Path file = Files.writeString(directory.resolve("pid"), "12x");
        assertThatThrownBy(() -> new ProcessRecord(file).findRunning("-jar"))
                .isInstanceOf(InfrastructureException.class)
                .hasMessageStartingWith("process record is not readable: path=" + file + " ; ");
    }
}
