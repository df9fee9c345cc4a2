package io.tocsin.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A rule between keys, each of them valid alone. Thread-safe.
 *
 * @param key the key the operator is told about
 * @param message begins with {@code must} and names the other keys
 */
record CrossRule(String key, List<String> otherKeys, String message, Predicate<ParsedValues> holds) {

    static final List<CrossRule> ALL = List.of(
            new CrossRule(
                    AlignSettings.GRACE_MS,
                    List.of(AlignSettings.METRIC_FORGET_TICKS, TickSettings.DURATION_MS),
                    "must be less than align.metric.forget.ticks times tick.duration.ms",
                    values -> values.wholeNumber(AlignSettings.GRACE_MS)
                            < values.integer(AlignSettings.METRIC_FORGET_TICKS)
                                    * values.wholeNumber(TickSettings.DURATION_MS)),
            new CrossRule(
                    AlignSettings.GRACE_MS,
                    List.of(IngestSettings.AGE_MAX_MS),
                    "must be less than ingest.age.max.ms",
                    values ->
                            values.wholeNumber(AlignSettings.GRACE_MS) < values.wholeNumber(IngestSettings.AGE_MAX_MS)),
            new CrossRule(
                    SilenceSettings.AFTER_MS,
                    List.of(SilenceSettings.FORGET_MS),
                    "must be less than silence.forget.ms",
                    values -> values.wholeNumber(SilenceSettings.AFTER_MS)
                            < values.wholeNumber(SilenceSettings.FORGET_MS)),
            new CrossRule(
                    IngestSettings.AGE_MAX_MS,
                    List.of(TickSettings.DURATION_MS),
                    "must be at least tick.duration.ms",
                    values -> values.wholeNumber(IngestSettings.AGE_MAX_MS)
                            >= values.wholeNumber(TickSettings.DURATION_MS)),
            new CrossRule(
                    WindowSettings.WARMUP_TICKS,
                    List.of(WindowSettings.TICKS),
                    "must be at most window.ticks",
                    values -> values.integer(WindowSettings.WARMUP_TICKS) <= values.integer(WindowSettings.TICKS)),
            new CrossRule(
                    WindowSettings.GAP_TICKS_MAX,
                    List.of(WindowSettings.TICKS),
                    "must be less than window.ticks",
                    values -> values.integer(WindowSettings.GAP_TICKS_MAX) < values.integer(WindowSettings.TICKS)),
            new CrossRule(
                    AlertSettings.OPEN_TICKS,
                    List.of(AlertSettings.OPEN_WINDOW_TICKS),
                    "must be at most alert.open.window.ticks",
                    values -> values.integer(AlertSettings.OPEN_TICKS)
                            <= values.integer(AlertSettings.OPEN_WINDOW_TICKS)),
            new CrossRule(
                    ServeSettings.REQUEST_BYTES_MAX,
                    List.of(ServeSettings.INFLIGHT_BYTES_MAX),
                    "must be at most serve.ingest.inflight.bytes.max",
                    values -> values.integer(ServeSettings.REQUEST_BYTES_MAX)
                            <= values.wholeNumber(ServeSettings.INFLIGHT_BYTES_MAX)),
            new CrossRule(
                    ServeSettings.ADDRESS,
                    List.of(ServeSettings.PORT, AccessSettings.FILE, AccessSettings.OPEN),
                    "must be a loopback address where nobody is asked who they are: set serve.access.file (tocsin access token makes"
                            + " its lines), or serve.access.open=true if a proxy in front asks",
                    AccessSettings::opensOnlyOnPurpose),
            new CrossRule(
                    AccessSettings.CERTIFICATE_FILE,
                    List.of(ServeSettings.PORT, AccessSettings.KEY_FILE),
                    "must be set together with serve.tls.key.file",
                    AccessSettings::hasCertificateWithItsKey),
            new CrossRule(
                    DeliverSettings.BACKOFF_MS,
                    List.of(DeliverSettings.BACKOFF_MAX_MS),
                    "must be at most deliver.backoff.max.ms",
                    values -> values.wholeNumber(DeliverSettings.BACKOFF_MS)
                            <= values.wholeNumber(DeliverSettings.BACKOFF_MAX_MS)),
            // A slower collector leaves a gap after every sample, and no model would ever get warm.
            new CrossRule(
                    CollectSettings.INTERVAL_MS,
                    List.of(WindowSettings.GAP_TICKS_MAX, TickSettings.DURATION_MS),
                    "must be at most tick.duration.ms times (window.gap.ticks.max + 1)",
                    values -> values.wholeNumber(CollectSettings.INTERVAL_MS)
                            <= values.wholeNumber(TickSettings.DURATION_MS)
                                    * (values.integer(WindowSettings.GAP_TICKS_MAX) + 1)),
            new CrossRule(
                    TrainSettings.CALIBRATION_SHARE,
                    List.of(TrainSettings.VALIDATION_SHARE),
                    "must be less than 0.9 together with train.validation.share",
                    CrossRule::leavesDataToTrainOn));

    Stream<String> keys() {
        return Stream.concat(Stream.of(key), otherKeys.stream());
    }

    /** In decimals, because 0.7 + 0.2 is less than 0.9 in binary floating point. */
    private static boolean leavesDataToTrainOn(ParsedValues values) {
        BigDecimal calibrationShare = BigDecimal.valueOf(values.decimal(TrainSettings.CALIBRATION_SHARE));
        BigDecimal validationShare = BigDecimal.valueOf(values.decimal(TrainSettings.VALIDATION_SHARE));
        return calibrationShare.add(validationShare).compareTo(new BigDecimal("0.9")) < 0;
    }
}
