package io.tocsin.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;

/**
 * How metrics of foreign formats become samples. Thread-safe.
 *
 * @param entity templates such as {@code {k8s.namespace.name}/{k8s.pod.name}}; the first whose labels are all there names the entity
 * @param labels globs of the labels that a sample keeps
 * @param metricsAllowed globs on our names; what none of them is for is left out
 * @param metricsDenied globs on our names; what one of them is for is left out
 * @param aliases file of the operator's own aliases, which come before the built-in ones
 */
public record TranslateSettings(
        List<String> entity,
        List<String> labels,
        List<String> metricsAllowed,
        List<String> metricsDenied,
        Optional<Path> aliases) {

    static final String ENTITY = "ingest.entity";
    static final String LABELS = "ingest.labels";
    static final String METRICS_ALLOW = "ingest.metrics.allow";
    static final String METRICS_DENY = "ingest.metrics.deny";
    static final String ALIASES_FILE = "ingest.aliases.file";

    private static final String DEFAULT_ENTITY = String.join(
            ", ", "{k8s.namespace.name}/{k8s.pod.name}", "{host.name}", "{host}", "{instance}", "{service.name}");

    private static final String DEFAULT_LABELS = String.join(
            ", ",
            "service.name",
            "service.namespace",
            "service",
            "job",
            "env",
            "environment",
            "deployment.environment",
            "deployment.environment.name",
            "k8s.cluster.name",
            "k8s.namespace.name",
            "k8s.deployment.name",
            "cluster",
            "namespace",
            "team",
            "region",
            "zone",
            "cloud.region",
            "cloud.availability_zone");

    /** What exporters tell of themselves, and what the aliases of node_exporter leave over. */
    private static final String DEFAULT_DENIED = String.join(
            ", ", "go_*", "process_*", "promhttp_*", "prometheus_*", "scrape_*", "node_*", "otelcol_*", "up");

    private static final String TEMPLATE = "[^{},]*(\\{[^{},]+\\}[^{},]*)+";
    private static final String GLOB = "[^\\s,]+";

    public TranslateSettings {
        entity = List.copyOf(entity);
        labels = List.copyOf(labels);
        metricsAllowed = List.copyOf(metricsAllowed);
        metricsDenied = List.copyOf(metricsDenied);
    }

    static void declare(ConfigDef definition) {
        Rule globs = Rule.matching("empty or globs with commas between them", optionalListOf(GLOB));
        new KeyGroup(definition, "Foreign formats")
                .text(
                        ENTITY,
                        DEFAULT_ENTITY,
                        Rule.matching(
                                "texts with labels in braces, such as {namespace}/{pod}, with commas between them",
                                TEMPLATE + "(," + TEMPLATE + ")*"),
                        "What an entity is made of: the first of these whose labels are all there, in the resource or among the attributes.")
                .text(
                        LABELS,
                        DEFAULT_LABELS,
                        globs,
                        "Labels that a sample keeps, for the selectors of models; only those that all metrics of a sample agree on.")
                .text(METRICS_ALLOW, "*", globs, "Metrics that are taken, by the names that they have here.")
                .text(
                        METRICS_DENY,
                        DEFAULT_DENIED,
                        globs,
                        "Metrics that are left out nevertheless, by the names that they have here.")
                .text(
                        ALIASES_FILE,
                        "",
                        Rule.pathOrEmpty(),
                        "File of aliases, foreign names to names here, that come before the built-in ones.");
    }

    static TranslateSettings from(ParsedValues values) {
        return new TranslateSettings(
                values.words(ENTITY),
                values.words(LABELS),
                values.words(METRICS_ALLOW),
                values.words(METRICS_DENY),
                values.optionalPath(ALIASES_FILE));
    }

    private static String optionalListOf(String item) {
        return "(\\s*" + item + "\\s*(,\\s*" + item + "\\s*)*)?";
    }
}
