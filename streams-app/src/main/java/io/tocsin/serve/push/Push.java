package io.tocsin.serve.push;

import io.tocsin.format.MetricPoint;
import io.tocsin.serve.http.Answer;
import java.util.List;

/** One request. Implementations are confined to one thread at a time. */
interface Push {

    /**
     * The points of the body, which is not kept.
     *
     * @throws io.tocsin.schemas.serde.UndecodableRecordException if the body will never be good
     */
    List<MetricPoint> points(byte[] body);

    /**
     * What the request is answered when Kafka has everything.
     *
     * @param pointsBad of those from {@link #points} that are part of no sample because they are no good
     */
    Answer taken(int pointsBad);
}
