package io.tocsin.translate;

import io.tocsin.format.MetricSeries;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which entity a series belongs to: the first template wins whose labels are all there. A label is looked up in the resource, then among the
 * attributes.
 *
 * <p>Thread-safe.
 */
final class EntityNaming {
    private final List<Template> templates;

    EntityNaming(List<String> templates) {
        this.templates =
                templates.stream().map(LabelTemplate::parse).map(Template::new).toList();
    }

    private record Template(LabelTemplate text, Set<String> labels) {
        Template(LabelTemplate text) {
            this(text, Set.copyOf(text.labels()));
        }
    }

    /**
     * An entity.
     *
     * @param madeOf the labels in its name
     */
    record Named(String entity, Set<String> madeOf) {}

    Optional<Named> name(MetricSeries series) {
        for (Template template : templates) {
            Optional<String> entity = template.text().fill(label -> {
                String inResource = series.resource().get(label);
                return inResource == null ? series.attributes().get(label) : inResource;
            });
            if (entity.isPresent()) {
                return Optional.of(new Named(entity.get(), template.labels()));
            }
        }
        return Optional.empty();
    }
}
