package io.tocsin.names;

import java.util.List;

/**
 * Every processor, store and internal topic by its name. They are part of the stored state: a name that changes leaves its state behind.
 *
 * <p>Thread-safe.
 */
public final class Names {
    public static final String SAMPLES_SOURCE = "samples";
    public static final String INGEST = "ingest";
    /** Prefix of what reads a foreign topic. */
    public static final String RECORDS_OF = "records-of-";

    /** Prefix of what makes samples of the records of a foreign topic. */
    public static final String INGEST_OF = "ingest-of-";

    /** Prefix of where the samples of a foreign topic join the others. */
    public static final String INGESTED_WITH = "ingested-with-";

    public static final String ALIGN = "align";
    public static final String SILENCE = "silence";
    /** Marks ticks with what is planned. */
    public static final String CALENDAR = "calendar";

    public static final String WINDOW = "window";
    public static final String PREDICT = "predict";
    public static final String ALERT = "alert";
    /** Keeps what was said lately. */
    public static final String HISTORY = "history";
    /** Keeps the newest of each entity in memory. */
    public static final String FLEET = "fleet";
    /** What people say of alerts. The name comes after that of the samples: Kafka Streams numbers the tasks by their sources in order. */
    public static final String FEEDBACK_SOURCE = "user-feedback";

    public static final String FEEDBACK = "feedback";
    public static final String ALERT_FEEDBACK = "alert-feedback";
    /** Changes of incidents, out of what follows from feedback. */
    public static final String ALERTS_OF_FEEDBACK = "alerts-of-feedback";
    /** Labels, out of what follows from feedback. */
    public static final String LABELS_OF_FEEDBACK = "labels-of-feedback";

    public static final String FEEDBACK_ALERTS_SINK = "feedback-alerts";
    public static final String FEEDBACK_LABELS_SINK = "feedback-labels";
    /** What the champion says, out of what all say. */
    public static final String VERDICTS_OF_CHAMPION = "verdicts-of-champion";
    /** What a challenger says beside it. */
    public static final String VERDICTS_OF_SHADOW = "verdicts-of-shadow";

    /** Prefix of what counts alerts on their way to the topic. */
    public static final String COUNTED = "counted-";

    public static final String SHADOW_ALERT = "shadow-alert";

    /** Prefix of the nodes that part what passed a step from what it refused. */
    public static final String OUTCOME_OF = "outcome-of-";

    public static final String DEAD_LETTERS_OF = "dead-letters-of-";
    public static final String TICKS_SINK = "ticks";
    public static final String SCORES_SINK = "scores";
    public static final String ALERTS_SINK = "alerts";
    public static final String SILENCE_ALERTS_SINK = "silence-alerts";
    public static final String SHADOW_SCORES_SINK = "shadow-scores";
    public static final String SHADOW_ALERTS_SINK = "shadow-alerts";

    /** Samples once more, keyed and partitioned by entity. */
    public static final String SAMPLES_BY_ENTITY = "samples-by-entity";

    /** Feedback once more, keyed and partitioned by entity. */
    public static final String FEEDBACK_BY_ENTITY = "user-feedback-by-entity";

    /** entity → the cells that are still open and the newest closed one. */
    public static final String ALIGN_PROGRESS_STORE = "align-progress";
    /** entity → the metrics that it usually has. */
    public static final String ALIGN_ROSTER_STORE = "align-roster";
    /** entity → its newest sample, and its incident while it is silent. */
    public static final String SILENCE_STORE = "silence-entities";
    /** entity → the columns of its rows in {@link #WINDOW_TICKS_STORE}. */
    public static final String WINDOW_COLUMNS_STORE = "window-columns";
    /** entity, tick → a row of values. */
    public static final String WINDOW_TICKS_STORE = "window-ticks";
    /** entity, tick → what was said of it. */
    public static final String HISTORY_STORE = "history-verdicts";
    /** entity → the state that its model carries. */
    public static final String PREDICT_STATE_STORE = "predict-state";
    /** entity → the state that a challenger beside its model carries. */
    public static final String SHADOW_STATE_STORE = "shadow-state";
    /** entity|kind → the incident as a challenger sees it. */
    public static final String SHADOW_INCIDENTS_STORE = "shadow-incidents";
    /** entity|kind → the incident as it stands. */
    public static final String ALERT_INCIDENTS_STORE = "alert-incidents";

    /** entity → how far people moved its boundaries; only of those of whom they said something. */
    public static final String ALERT_THRESHOLDS_STORE = "alert-thresholds";

    /** All of them. */
    public static final List<String> STORES = List.of(
            ALIGN_PROGRESS_STORE,
            ALIGN_ROSTER_STORE,
            SILENCE_STORE,
            WINDOW_COLUMNS_STORE,
            WINDOW_TICKS_STORE,
            HISTORY_STORE,
            PREDICT_STATE_STORE,
            SHADOW_STATE_STORE,
            SHADOW_INCIDENTS_STORE,
            ALERT_INCIDENTS_STORE,
            ALERT_THRESHOLDS_STORE);

    private Names() {}
}
