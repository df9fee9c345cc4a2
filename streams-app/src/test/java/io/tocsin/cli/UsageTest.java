package io.tocsin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {

    @Test
    void shouldSuggestOptionThatWasMeant() {
        CliRun run = CliRun.of("train", "--epoch", "3");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .containsExactly(
                        "tocsin: Unknown options: '--epoch', '3'",
                        "tocsin: did you mean: --epochs",
                        "tocsin: see: tocsin train --help");
    }

    @Test
    void shouldSuggestCommandThatWasMeant() {
        CliRun run = CliRun.of("alert");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("did you mean: ").contains("alerts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"topics", "config", "keys"})
    void shouldAskForSubcommand(String command) {
        CliRun run = CliRun.of(command);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("tocsin: " + command + " needs one of: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"models promote default/v1", "publish a.tocsin --deploy", "train"})
    void shouldRefuseAMalformedSelector(String command) {
        CliRun run = CliRun.of((command + " --selector host/*{env=prod").split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "closing brace is missing: selector=host/*{env=prod at=15; write GLOB or GLOB{label=GLOB,...}");
    }

    @Test
    void shouldRefuseModelWithoutVersion() {
        CliRun run = CliRun.of("models", "show", "default");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("must be MODEL/VERSION: value=default");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shadow default", "canary default --percent 5", "promote default", "retire default"})
    void shouldRefuseToDeployAModelWithoutVersion(String command) {
        CliRun run = CliRun.of(("models " + command).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("must be MODEL/VERSION: value=default");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"shadow default/v1 --off", "canary default/v1 --off", "rollback default/v1", "pin default/v1"})
    void shouldRefuseAVersionWhereTheModelIsMeant(String command) {
        CliRun run = CliRun.of(("models " + command).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("must be MODEL without a version: value=default/v1");
    }

    @Test
    void shouldAskForTheShareOfACanary() {
        CliRun run = CliRun.of("models", "canary", "default/v2");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .containsExactly(
                        "tocsin: needs one of: --percent N, --off", "tocsin: see: tocsin models canary --help");
    }

    @Test
    void shouldRefuseAShareTogetherWithTheEndOfACanary() {
        CliRun run = CliRun.of("models", "canary", "default", "--off", "--percent", "5");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("tocsin: needs one of: --percent N, --off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-5"})
    void shouldRefuseAShareThatIsNoPercentage(String percent) {
        CliRun run = CliRun.of("models", "canary", "default/v2", "--percent", percent);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("tocsin: must be 1 to 100: --percent=" + percent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alerts", "models", "models list", "topics check", "status", "explain x"})
    void shouldRefuseAFormatThatItDoesNotWrite(String command) {
        CliRun run = CliRun.of((command + " --output xml").split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("must be table or json: value=xml");
    }

    @Test
    void shouldRefuseAKindThatDoesNotExist() {
        CliRun run = CliRun.of("top", "--kind", "error");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("must be one of failure, anomaly, limit, no-data, blind: value=error");
    }

    @Test
    @Timeout(30)
    void shouldTellAProbeThatNobodyAnswers() throws IOException {
        CliRun run = CliRun.of(
                "status",
                "--output",
                "json",
                "--timeout",
                "1s",
                "--set",
                "bootstrap.servers=" + closedPort(),
                "--set",
                "schema.registry.url=http://" + closedPort());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).startsWith("{\n").contains("\"blind\" : true").endsWith("}\n");
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "collect", "train", "models", "alerts"})
    void shouldListAllProblemsOfTheConfiguration(String command) {
        CliRun run = CliRun.of(command, "--set", "tick.duration.ms=1", "--set", "no.such.key=1", "--set", "nothing");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("tocsin: "))
                .anyMatch(line -> line.contains("tick.duration.ms"))
                .anyMatch(line -> line.contains("no.such.key"))
                .anyMatch(line -> line.contains("malformed --set nothing"));
    }

    @Test
    void shouldCheckOptionsByTheRulesOfTheirKeys() {
        CliRun run = CliRun.of("train", "--epochs", "0");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).hasSize(1).allMatch(line -> line.contains("train.epochs"));
    }

    @Test
    void shouldCheckConfigurationWithoutKafka() {
        assertThat(CliRun.of("config", "check").out()).startsWith("configuration is valid: keys=");
    }

    @Test
    void shouldShowWhereValuesCameFromAndHideSecrets() {
        CliRun run = CliRun.of(
                "config", "show", "--changed", "--set", "tick.duration.ms=5000", "--set", "kafka.ssl.key.password=abc");

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines())
                .containsExactly(
                        "KEY                     VALUE     FROM",
                        "tick.duration.ms        5000      command line",
                        "kafka.ssl.key.password  [hidden]  command line");
    }

    @Test
    void shouldPrintTheReferenceOfAllKeys() {
        assertThat(CliRun.of("config", "reference").out())
                .startsWith("# Configuration\n")
                .endsWith("\n");
    }

    @Test
    @Timeout(30)
    void shouldFailWithOneLineWhenNoBrokerAnswers() throws IOException {
        CliRun run =
                CliRun.of("models", "--set", "bootstrap.servers=" + closedPort(), "--set", "startup.timeout.ms=2000");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).hasSize(1);
        assertThat(run.err()).startsWith("tocsin: no broker answers: bootstrap.servers=127.0.0.1:");
    }

    @Test
    @Timeout(30)
    void shouldShowStackTraceOnlyWhenAsked() throws IOException {
        CliRun run = CliRun.of(
                "alerts", "--debug", "--set", "bootstrap.servers=" + closedPort(), "--set", "startup.timeout.ms=2000");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("UnreachableBrokerException").contains("\tat io.tocsin.runtime.");
    }

    @Test
    void shouldRefuseFileThatIsNoArtifact(@TempDir Path directory) throws IOException {
        Path file =
                Files.writeString(directory.resolve("x.tocsin"), "not a model at all, though long enough to look at");

        CliRun run = CliRun.of("publish", file.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errLines()).hasSize(1);
        assertThat(run.err()).startsWith("tocsin: not a usable artifact: file=" + file + " reason=");
    }

    @ParameterizedTest
    @CsvSource({
        "train --every 1d --no-promote, 'only with --watch: --every, --no-promote'",
        "train --shadow-for 2h, only with --watch: --shadow-for",
        "train --drift-for 2h, only with --watch: --drift-for",
        "train --watch --version v1 --no-deploy, 'not with --watch: --version, --no-deploy'",
        "train --watch --csv a.csv, not with --watch: --csv"
    })
    void shouldRefuseOptionsThatDoNotFitTogether(String command, String problem) {
        CliRun run = CliRun.of(command.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).containsExactly("tocsin: " + problem, "tocsin: see: tocsin train --help");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--for 1h | needs one of: --end TIME, --for DURATION | --end 2026-11-22T03:00",
                "--every FREQ=SECONDLY | rule must recur HOURLY, DAILY, WEEKLY, MONTHLY or YEARLY: FREQ=SECONDLY: recurrence=FREQ=SECONDLY | --for 1h",
                "--kind announced-load | announced-load needs --multiple N | --for 1h",
                "--multiple 3 | only with --kind announced-load: --multiple, --announced-at | --for 1h",
                "--except 2026-11-22T02:00 | only with --every: --except | --for 1h"
            })
    void shouldRefuseAnEventThatCannotBePlanned(String options, String problem, String more) {
        CliRun run = CliRun.of(
                ("calendar add --title x --start 2026-11-22T02:00 " + options.strip() + " " + more.strip()).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .containsExactly("tocsin: " + problem.strip(), "tocsin: see: tocsin calendar add --help");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--kind party | must be one of maintenance, silence, unusual, announced-load: value=party",
                "--time-zone Mars/Base | must be a time zone such as Europe/Berlin: value=Mars/Base",
                "--end soon | must be a time such as 2026-11-22T02:00 or 2026-11-22T01:00:00Z: value=soon",
                "--selector db-*{env | closing brace is missing: selector=db-*{env at=8",
                "--start 2026-03-29T02:30 --time-zone Europe/Berlin --for 1h | no such time, the clocks go forward over it: value=2026-03-29T02:30 time zone=Europe/Berlin"
            })
    void shouldSayWhatIsWrongWithAnOptionOfTheCalendar(String options, String problem) {
        CliRun run = CliRun.of(("calendar add --title x " + options.strip()).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).hasSize(2);
        assertThat(run.err()).contains(problem.strip());
    }

    @Test
    void shouldNameTheCalendarThatIsNotThere(@TempDir Path directory) throws IOException {
        Path missing = directory.resolve("missing.ics");
        Path page = Files.writeString(directory.resolve("page.ics"), "<html>sign in</html>");

        assertThat(CliRun.of("calendar", "import", missing.toString()).errLines())
                .containsExactly("tocsin: cannot read calendar: file=" + missing);
        assertThat(CliRun.of("calendar", "import", page.toString()).errLines())
                .containsExactly("tocsin: not an iCalendar file, it has no BEGIN:VCALENDAR: file=" + page);
    }

    @Test
    void shouldAskForAKeyBeforeItTrains() {
        CliRun run = CliRun.of("train");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .containsExactly("tocsin: no key to sign the model with: set models.signing.key (tocsin keys create"
                        + " makes one), or for development models.unsigned.accepted=true");
    }

    @Test
    void shouldNameTheKeyFileThatIsNotThere(@TempDir Path directory) {
        Path missing = directory.resolve("missing.key");

        CliRun run = CliRun.of("train", "--set", "models.signing.key=" + missing);

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errLines())
                .containsExactly("tocsin: no such key file: file=" + missing + "; make one: tocsin keys create");
    }

    @Test
    void shouldShowOneReadingOfThisMachineWithoutKafka() {
        CliRun run = CliRun.of("collect", "--once");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("METRIC").contains("system.memory.utilization", "system.cpu.utilization.idle");
    }

    private static String closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "127.0.0.1:" + socket.getLocalPort();
        }
    }
}
