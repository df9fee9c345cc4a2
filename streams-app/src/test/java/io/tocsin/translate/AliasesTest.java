package io.tocsin.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tocsin.collect.HostMetric;
import io.tocsin.config.TocsinConfig;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.MetricSeries;
import io.tocsin.format.PointKind;
import io.tocsin.schemas.Combine;
import io.tocsin.schemas.Reading;
import io.tocsin.schemas.ReadingKind;
import io.tocsin.schemas.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AliasesTest {
    private static final long TIME_MS = 1_767_268_800_000L;
    private static final Map<String, String> HOST = Map.of("host", "web-1");

    private final List<Untranslated> leftOut = new ArrayList<>();

    /** The reading that a point becomes; a level without series comes as one, too, so that all can be told in one form. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    # OpenTelemetry
                    system.cpu.time            | CUMULATIVE | cpu=cpu0;state=user             | 9    | system.cpu.utilization.user     | cpu=cpu0,part=time  | CUMULATIVE | MEAN | 9
                    system.cpu.time            | CUMULATIVE | cpu=cpu0;state=wait             | 9    | system.cpu.utilization.iowait   | cpu=cpu0,part=time  | CUMULATIVE | MEAN | 9
                    system.cpu.time            | CUMULATIVE | cpu.mode=interrupt              | 9    | system.cpu.utilization.irq      | part=time           | CUMULATIVE | MEAN | 9
                    system.cpu.utilization     | GAUGE      | cpu=cpu1;state=idle             | 0.9  | system.cpu.utilization.idle     | cpu=cpu1            | GAUGE      | MEAN | 0.9
                    system.memory.usage        | GAUGE      | state=used                      | 7    | system.memory.usage.used        |                     | GAUGE      | SUM  | 7
                    system.memory.utilization  | GAUGE      | state=used                      | 0.5  | system.memory.utilization       |                     | GAUGE      | SUM  | 0.5
                    system.paging.operations   | CUMULATIVE | direction=page_in;type=major    | 3    | system.paging.in                |                     | CUMULATIVE | SUM  | 3
                    system.disk.io             | CUMULATIVE | device=sda;direction=read       | 8    | system.disk.io.read             | device=sda          | CUMULATIVE | SUM  | 8
                    system.disk.io             | CUMULATIVE | system.device=sda;disk.io.direction=write | 8 | system.disk.io.write     | system.device=sda   | CUMULATIVE | SUM  | 8
                    system.disk.io_time        | CUMULATIVE | device=nvme0n1                  | 8    | system.disk.io_time             | device=nvme0n1      | CUMULATIVE | MAX  | 8
                    system.network.io          | CUMULATIVE | device=eth0;direction=receive   | 8    | system.network.io.receive       | device=eth0         | CUMULATIVE | SUM  | 8
                    system.network.errors      | CUMULATIVE | device=eth0;direction=receive   | 8    | system.network.errors           | device=eth0,direction=receive | CUMULATIVE | SUM | 8
                    system.network.connections | GAUGE      | protocol=tcp;state=ESTABLISHED  | 8    | system.network.connections      |                     | GAUGE      | SUM  | 8
                    system.filesystem.utilization | GAUGE   | device=/dev/sda1;mode=rw;mountpoint=/;type=ext4 | 0.3 | system.filesystem.utilization | device=/dev/sda1,mode=rw,mountpoint=/,type=ext4 | GAUGE | MAX | 0.3
                    system.processes.count     | GAUGE      | status=sleeping                 | 8    | system.process.count            | status=sleeping     | GAUGE      | SUM  | 8
                    jvm.memory.used            | GAUGE      | jvm.memory.type=heap;jvm.memory.pool.name=Eden | 8 | jvm.memory.used.heap | jvm.memory.pool.name=Eden | GAUGE | SUM | 8
                    process.runtime.jvm.memory.usage | GAUGE | type=heap;pool=Eden            | 8    | jvm.memory.used.heap            | pool=Eden           | GAUGE      | SUM  | 8
                    jvm.gc.duration.sum        | CUMULATIVE | jvm.gc.name=G1                  | 8    | jvm.gc.time.ratio               | jvm.gc.name=G1      | CUMULATIVE | SUM  | 8
                    http.server.request.duration.count | CUMULATIVE | http.route=/a           | 8    | http.server.request.rate        | http.route=/a       | CUMULATIVE | SUM  | 8
                    # node_exporter
                    node_cpu_seconds_total     | UNTYPED    | cpu=3;mode=user                 | 9    | system.cpu.utilization.user     | cpu=3               | CUMULATIVE | MEAN | 9
                    node_load15                | UNTYPED    | -                               | 1.5  | system.cpu.load_average.15m     |                     | GAUGE      | MEAN | 1.5
                    node_vmstat_pswpin         | UNTYPED    | -                               | 5    | system.paging.in                |                     | CUMULATIVE | SUM  | 5
                    node_memory_MemAvailable_bytes | GAUGE  | -                               | 5    | system.memory.usage.available   |                     | GAUGE      | MEAN | 5
                    node_disk_written_bytes_total | CUMULATIVE | device=sda                   | 5    | system.disk.io.write            | device=sda          | CUMULATIVE | SUM  | 5
                    node_network_receive_errs_total | CUMULATIVE | device=eth0                | 5    | system.network.errors           | device=eth0,part=receive | CUMULATIVE | SUM | 5
                    node_filefd_allocated      | GAUGE      | -                               | 5    | system.filesystem.handles.used  |                     | GAUGE      | MEAN | 5
                    # JVM and HTTP by way of Prometheus
                    jvm_memory_used_bytes      | UNTYPED    | area=heap;id=Eden               | 5    | jvm.memory.used.heap            | id=Eden             | GAUGE      | SUM  | 5
                    jvm_memory_bytes_max       | UNTYPED    | area=heap                       | 5    | jvm.memory.limit.heap           |                     | GAUGE      | SUM  | 5
                    jvm_gc_pause_seconds_sum   | UNTYPED    | cause=x                         | 5    | jvm.gc.time.ratio               | cause=x             | CUMULATIVE | SUM  | 5
                    http_requests_total        | CUMULATIVE | code=200                        | 5    | http.server.request.rate        | code=200            | CUMULATIVE | SUM  | 5
                    # Telegraf
                    cpu.usage_user             | UNTYPED    | cpu=cpu-total                   | 25   | system.cpu.utilization.user     |                     | GAUGE      | MEAN | 0.25
                    mem.used_percent           | UNTYPED    | -                               | 50   | system.memory.utilization       |                     | GAUGE      | MEAN | 0.5
                    swap.in                    | UNTYPED    | -                               | 8192 | system.paging.in                |                     | CUMULATIVE | SUM  | 2
                    system.load1               | UNTYPED    | -                               | 2    | system.cpu.load_average.1m      |                     | GAUGE      | MEAN | 2
                    disk.used_percent          | UNTYPED    | device=sda1;fstype=ext4;mode=rw;path=/ | 50 | system.filesystem.utilization | device=sda1,fstype=ext4,mode=rw,path=/ | GAUGE | MAX | 0.5
                    diskio.io_time             | UNTYPED    | name=sda                        | 2000 | system.disk.io_time             | name=sda            | CUMULATIVE | MAX  | 2
                    net.bytes_recv             | UNTYPED    | interface=eth0                  | 5    | system.network.io.receive       | interface=eth0      | CUMULATIVE | SUM  | 5
                    processes.total            | UNTYPED    | -                               | 5    | system.process.count            |                     | GAUGE      | MEAN | 5
                    # Nothing but conventions
                    shop_orders_total          | UNTYPED    | -                               | 5    | shop_orders_total               |                     | CUMULATIVE | SUM  | 5
                    rpc_seconds                | UNTYPED    | quantile=0.99                   | 5    | rpc_seconds.0.99                |                     | GAUGE      | MAX  | 5
                    shop.jobs_count            | UNTYPED    | -                               | 5    | shop.jobs_count                 |                     | GAUGE      | MEAN | 5
                    disk.latency               | GAUGE      | -                               | 5    | disk.latency                    |                     | GAUGE      | MEAN | 5
                    """)
    void shouldCallAMetricByOurName(
            String name,
            PointKind kind,
            String attributes,
            double value,
            String metric,
            String series,
            ReadingKind readingKind,
            Combine combine,
            double read) {
        Sample sample =
                translate(Map.of(), point(name, kind, attributes, value)).get(0);
        String text = series == null ? "" : series;
        if (readingKind == ReadingKind.GAUGE && text.isEmpty()) {
            assertThat(sample.getMetrics()).isEqualTo(Map.of(metric, read));
            assertThat(sample.getReadings()).isEmpty();
        } else {
            assertThat(sample.getReadings())
                    .containsExactly(new Reading(metric, text, readingKind, combine, read, Instant.EPOCH));
        }
        assertThat(leftOut).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
                    system.disk.io                | CUMULATIVE | device=sda1;direction=read
                    system.disk.io                | CUMULATIVE | device=nvme0n1p2;direction=read
                    system.network.io             | CUMULATIVE | device=lo;direction=receive
                    system.filesystem.utilization | GAUGE      | mode=ro;type=ext4
                    system.filesystem.utilization | GAUGE      | mode=rw;type=tmpfs
                    node_network_receive_bytes_total | CUMULATIVE | device=veth12ab
                    node_filesystem_avail_bytes   | GAUGE      | fstype=squashfs
                    cpu.usage_user                | UNTYPED    | cpu=cpu0
                    net.bytes_recv                | UNTYPED    | interface=all
                    mem.dirty                     | UNTYPED    | -
                    http_seconds_bucket           | UNTYPED    | le=0.5
                    node_boot_time_seconds        | GAUGE      | -
                    go_goroutines                 | UNTYPED    | -
                    up                            | UNTYPED    | -
                    """)
    void shouldLeaveOutNoise(String name, PointKind kind, String attributes) {
        assertThat(translate(Map.of(), point(name, kind, attributes, 1))).isEmpty();
        assertThat(leftOut).containsExactly(Untranslated.DENIED);
    }

    @Test
    void shouldCountAFailedRequestAsRequestAndAsError() {
        Sample sample = translate(
                        Map.of(),
                        point(
                                "http.server.request.duration.count",
                                PointKind.CUMULATIVE,
                                "http.response.status_code=503;http.route=/a",
                                5))
                .get(0);
        String series = "http.response.status_code=503,http.route=/a";
        assertThat(sample.getReadings())
                .containsExactly(
                        new Reading(
                                "http.server.request.rate",
                                series,
                                ReadingKind.CUMULATIVE,
                                Combine.SUM,
                                5.0,
                                Instant.EPOCH),
                        new Reading(
                                "http.server.error.rate",
                                series,
                                ReadingKind.CUMULATIVE,
                                Combine.SUM,
                                5.0,
                                Instant.EPOCH));
    }

    @Test
    void shouldMakeRatiosThatASourceTellsInTheirPartsAlone() {
        Sample scraped = translate(
                        Map.of(),
                        point("node_memory_MemAvailable_bytes", PointKind.GAUGE, "-", 25),
                        point("node_memory_MemTotal_bytes", PointKind.GAUGE, "-", 100),
                        point("node_memory_SwapTotal_bytes", PointKind.GAUGE, "-", 0),
                        point("node_memory_SwapFree_bytes", PointKind.GAUGE, "-", 0),
                        point("node_filesystem_avail_bytes", PointKind.GAUGE, "device=a;fstype=ext4", 10),
                        point("node_filesystem_size_bytes", PointKind.GAUGE, "device=a;fstype=ext4", 100),
                        point("node_filesystem_avail_bytes", PointKind.GAUGE, "device=b;fstype=ext4", 60),
                        point("node_filesystem_size_bytes", PointKind.GAUGE, "device=b;fstype=ext4", 100))
                .get(0);
        assertThat(scraped.getMetrics())
                .containsEntry("system.memory.utilization", 0.75)
                .doesNotContainKey("system.paging.utilization");
        assertThat(scraped.getReadings())
                .filteredOn(reading -> reading.getMetric().equals("system.filesystem.utilization"))
                .containsExactly(
                        gauge("system.filesystem.utilization", "device=a,fstype=ext4", Combine.MAX, 0.9),
                        gauge("system.filesystem.utilization", "device=b,fstype=ext4", Combine.MAX, 0.4));
        assertThat(translate(
                                Map.of(),
                                point("system.memory.usage", PointKind.GAUGE, "state=used", 30),
                                point("system.memory.usage", PointKind.GAUGE, "state=free", 50),
                                point("system.memory.usage", PointKind.GAUGE, "state=cached", 20))
                        .get(0)
                        .getMetrics())
                .containsEntry("system.memory.utilization", 0.3);
        assertThat(translate(
                                Map.of(),
                                point("jvm_memory_used_bytes", PointKind.GAUGE, "area=heap;id=Eden", 30),
                                point("jvm_memory_used_bytes", PointKind.GAUGE, "area=heap;id=Old", 50),
                                point("jvm_memory_max_bytes", PointKind.GAUGE, "area=heap;id=Old", 100))
                        .get(0)
                        .getMetrics())
                .isEqualTo(Map.of("jvm.heap.utilization", 0.8));
    }

    @Test
    void shouldNotMakeARatioThatTheSourceTellsOrThatIsDenied() {
        MetricPoint used = point("system.memory.usage", PointKind.GAUGE, "state=used", 30);
        MetricPoint free = point("system.memory.usage", PointKind.GAUGE, "state=free", 70);
        MetricPoint told = point("system.memory.utilization", PointKind.GAUGE, "state=used", 0.31);
        assertThat(translate(Map.of(), used, free, told).get(0).getMetrics())
                .containsEntry("system.memory.utilization", 0.31);
        assertThat(translate(Map.of("ingest.metrics.deny", "*.utilization"), used, free)
                        .get(0)
                        .getMetrics())
                .doesNotContainKey("system.memory.utilization");
    }

    private static Reading gauge(String metric, String series, Combine combine, double value) {
        return new Reading(metric, series, ReadingKind.GAUGE, combine, value, Instant.EPOCH);
    }

    @Test
    void shouldTakeTheOperatorsAliasesFirst(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("aliases.csv"), """
                source,when,target,combine,factor,kind,part
                # minutes
                node_load1,,load.{zone},max,60,gauge,here
                legacy.*,,-
                """);
        Map<String, String> settings = Map.of("ingest.aliases.file", file.toString());
        assertThat(translate(
                        settings,
                        point("node_load1", PointKind.UNTYPED, "zone=a", 2),
                        point("node_load5", PointKind.UNTYPED, "-", 3),
                        point("legacy.thing", PointKind.GAUGE, "-", 4)))
                .containsExactly(new Sample(
                        "web-1",
                        Instant.ofEpochMilli(TIME_MS),
                        Map.of("system.cpu.load_average.5m", 3.0),
                        Map.of(),
                        List.of(new Reading(
                                "load.a", "part=here", ReadingKind.GAUGE, Combine.MAX, 120.0, Instant.EPOCH))));
        assertThat(leftOut).containsExactly(Untranslated.DENIED);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    a,,                | column must not be empty: column=target
                    a,b,c              | condition must be attribute=value, attribute!=value, attribute~expression or attribute!~expression: condition=b
                    a,b~(,c            | condition must hold a regular expression: condition=b~(
                    a,,c,,1e999        | factor must be finite: factor=1e999
                    a,,c,,,rate        | kind must be gauge, counter or delta: kind=rate
                    """)
    void shouldNameFileAndLineOfAMalformedAlias(String line, String reason, @TempDir Path directory)
            throws IOException {
        Path file = Files.writeString(directory.resolve("own.csv"), "source,when,target\nx,,y\n" + line + "\n");
        assertThatThrownBy(() -> translate(Map.of("ingest.aliases.file", file.toString())))
                .isInstanceOf(MalformedAliasesException.class)
                .hasMessage("alias must be source,when,target,combine,factor,kind,part: file=" + file
                        + " line=3 reason=" + reason);
    }

    @Test
    void shouldNameTheKeyWhenTheFileIsNotThere() {
        assertThatThrownBy(() -> translate(Map.of("ingest.aliases.file", "/no/such.csv")))
                .isInstanceOf(MalformedAliasesException.class)
                .hasMessageStartingWith(
                        "cannot read the aliases, check ingest.aliases.file: file=/no/such.csv reason=");
    }

    /** Whoever trained on the collector's samples goes on with node_exporter's. */
    @Test
    void shouldCallAllMetricsOfAHostAsTheCollectorDoes() {
        Set<String> targets = AliasFile.builtIn().stream()
                .flatMap(alias -> alias.targets().stream())
                .filter(target -> target.labels().isEmpty())
                .flatMap(target -> target.fill(label -> null).stream())
                .collect(Collectors.toSet());
        Set<String> byMode = Set.of("user", "system", "idle", "nice", "steal", "softirq");
        assertThat(Stream.of(HostMetric.values())
                        .map(HostMetric::metricName)
                        .filter(name -> byMode.stream().noneMatch(name::endsWith)))
                .filteredOn(name -> !targets.contains(name))
                .isEmpty();
    }

    private List<Sample> translate(Map<String, String> settings, MetricPoint... points) {
        return new Translator(TocsinConfig.of(settings).translate(), leftOut::add).translate(List.of(points));
    }

    private static MetricPoint point(String name, PointKind kind, String attributes, double value) {
        Map<String, String> labels = attributes == null || attributes.equals("-")
                ? Map.of()
                : Stream.of(attributes.split(";"))
                        .map(pair -> pair.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        return new MetricPoint(new MetricSeries(name, "", kind, HOST, labels), OptionalLong.empty(), TIME_MS, value);
    }
}
