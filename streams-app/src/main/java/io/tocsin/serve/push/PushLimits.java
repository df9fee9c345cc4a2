package io.tocsin.serve.push;

import io.tocsin.config.ServeSettings;
import io.tocsin.format.PointLimits;
import java.time.Duration;

/**
 * What one request may be.
 *
 * <p>Thread-safe.
 *
 * @param points its values, and its bytes packed as well as unpacked
 * @param bodyTimeout for the body to come in
 */
record PushLimits(PointLimits points, Duration bodyTimeout) {
    private static final int LABELS_MAX = 64;

    static PushLimits of(ServeSettings settings) {
        ServeSettings.Ingest ingest = settings.ingest();
        return new PushLimits(
                new PointLimits(ingest.requestPointsMax(), ingest.requestBytesMax(), LABELS_MAX),
                settings.requestTimeout());
    }
}
