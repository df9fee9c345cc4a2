package io.tocsin.delivery;

import io.tocsin.schemas.Alert;
import io.tocsin.schemas.AlertKind;
import io.tocsin.schemas.AlertState;
import io.tocsin.schemas.Contributor;
import io.tocsin.schemas.Ending;
import io.tocsin.selfwatch.BlindReason;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What people read of a notice: what, where, since when, how bad, why, and who says so.
 *
 * <p>Thread-safe.
 */
final class Wording {
    private static final int TOP_CONTRIBUTORS = 3;
    private static final int ENTITIES_NAMED = 20;

    private final ServiceName service;

    Wording(ServiceName service) {
        this.service = service;
    }

    /** One line: {@code shop-1 is likely to fail within 3 min (probability 0.87)}. */
    String title(Notice notice) {
        Alert worst = worst(notice);
        String who = notice.alerts().size() == 1 ? worst.getEntity() : several(notice);
        String verb = notice.alerts().size() == 1 ? " is " : " are ";
        String what = who + verb + condition(worst);
        return notice.isResolved() ? ending(notice) + what : what;
    }

    private static String ending(Notice notice) {
        return switch (notice.ending().orElse(Ending.RECOVERED)) {
            case RECOVERED -> "Resolved: ";
            case FALSE_ALARM -> "False alarm: ";
            case FORGOTTEN -> "Gone: ";
        };
    }

    private String several(Notice notice) {
        List<String> services =
                notice.alerts().stream().map(service::of).distinct().toList();
        long firing = notice.alerts().stream()
                .filter(alert -> notice.isResolved() || alert.getState() != AlertState.RESOLVED)
                .count();
        return firing + " of " + String.join(", ", services.subList(0, Math.min(3, services.size())));
    }

    private static String condition(Alert alert) {
        return switch (alert.getKind()) {
            case ANOMALY -> "not as forecast (score " + Quantity.number(alert.getPeak()) + ")";
            case FAILURE ->
                "likely to fail" + within(alert) + " (probability " + Quantity.number(alert.getPeak()) + ")";
            case LIMIT -> "beyond a limit (" + Quantity.number(alert.getPeak()) + " times)";
            case NO_DATA -> "silent (nothing comes any more)";
            case BLIND -> "blind (" + reason(alert) + "), no alert can come";
        };
    }

    private static String reason(Alert alert) {
        String metric = alert.getContributors().isEmpty()
                ? ""
                : alert.getContributors().get(0).getMetric();
        return switch (metric) {
            case BlindReason.METRIC_PREFIX + "no_data" -> "no samples come";
            case BlindReason.METRIC_PREFIX + "no_model" -> "no model judges";
            default -> "nothing is judged";
        };
    }

    private static String within(Alert alert) {
        Integer seconds = alert.getHorizonSeconds();
        return seconds == null ? "" : " within " + duration(Duration.ofSeconds(seconds));
    }

    /** The lines under the title, without markup. */
    List<String> lines(Notice notice) {
        Alert worst = worst(notice);
        List<String> lines = new ArrayList<>();
        lines.add(since(notice));
        notice.ending().flatMap(Wording::reason).ifPresent(lines::add);
        if (!notice.takenBy().isEmpty()) {
            lines.add("taken by " + String.join(", ", notice.takenBy()));
        }
        if (notice.alerts().size() > 1) {
            lines.add("entities: " + entities(notice));
        }
        lines.add(level(worst));
        if (!worst.getContributors().isEmpty() && worst.getKind() != AlertKind.BLIND) {
            lines.add("because of " + contributors(worst));
        }
        lines.add("says " + worst.getModel() + "/" + worst.getVersion());
        return lines;
    }

    private static Optional<String> reason(Ending ending) {
        return switch (ending) {
            case RECOVERED -> Optional.empty();
            case FALSE_ALARM -> Optional.of("somebody said that nothing was wrong");
            case FORGOTTEN -> Optional.of("nothing came for so long that it is taken for gone");
        };
    }

    private static String since(Notice notice) {
        if (!notice.isResolved()) {
            return "since " + time(notice.startedAt());
        }
        return "from " + time(notice.startedAt()) + " to " + time(notice.resolvedAt()) + ", "
                + duration(Duration.between(notice.startedAt(), notice.resolvedAt()));
    }

    private static String entities(Notice notice) {
        List<Alert> alerts = notice.alerts();
        String named =
                alerts.stream().limit(ENTITIES_NAMED).map(Wording::entity).collect(Collectors.joining(", "));
        return alerts.size() <= ENTITIES_NAMED ? named : named + " and " + (alerts.size() - ENTITIES_NAMED) + " more";
    }

    private static String entity(Alert alert) {
        return alert.getState() == AlertState.RESOLVED ? alert.getEntity() + " (resolved)" : alert.getEntity();
    }

    private static String level(Alert alert) {
        String now = Quantity.number(alert.getLevel());
        String peak = Quantity.number(alert.getPeak());
        String boundary = ", boundary " + Quantity.number(alert.getBoundary());
        return switch (alert.getKind()) {
            case ANOMALY -> "score " + now + " now, " + peak + " at the peak" + boundary;
            case FAILURE -> "probability " + now + " now, " + peak + " at the peak" + boundary + horizon(alert);
            case LIMIT -> "ratio to the limit " + now + " now, " + peak + " at the peak" + boundary;
            case NO_DATA -> "silent for " + peak + " times as long as is allowed";
            case BLIND -> "nothing was judged for " + peak + " times as long as is allowed";
        };
    }

    private static String horizon(Alert alert) {
        return alert.getHorizonSeconds() == null
                ? ""
                : ", horizon" + within(alert).replace(" within", "");
    }

    private static String contributors(Alert alert) {
        String comparedWith = alert.getKind() == AlertKind.LIMIT ? "limit" : "expected";
        return alert.getContributors().stream()
                .limit(TOP_CONTRIBUTORS)
                .map(one -> contributor(one, comparedWith))
                .collect(Collectors.joining("; "));
    }

    private static String contributor(Contributor one, String comparedWith) {
        return one.getMetric() + " " + Quantity.text(one.getMetric(), one.getActual()) + " (" + comparedWith + " "
                + Quantity.text(one.getMetric(), one.getExpected()) + "), " + Math.round(one.getShare() * 100) + " %";
    }

    /** Of those that go on the one with the highest peak; of all when none does. */
    static Alert worst(Notice notice) {
        return notice.alerts().stream()
                .filter(alert -> notice.isResolved() || alert.getState() != AlertState.RESOLVED)
                .reduce((one, other) -> other.getPeak() > one.getPeak() ? other : one)
                .orElseThrow();
    }

    private static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String duration(Duration duration) {
        if (duration.toSeconds() < 60) {
            return duration.toSeconds() + " s";
        }
        return duration.toMinutes() < 120 ? duration.toMinutes() + " min" : duration.toHours() + " h";
    }
}
