package io.tocsin.serve.push;

import io.tocsin.format.MetricPoint;
import io.tocsin.schemas.serde.RegistryRefusedException;
import io.tocsin.schemas.serde.RegistryUnavailableException;
import io.tocsin.serve.http.RefusedRequestException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.eclipse.jetty.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * Makes samples of points and hands them to Kafka.
 *
 * <p>Thread-safe.
 */
final class PointSink {
    private final PointTranslation translation;
    private final SampleWriter writer;
    private final KafkaWatch kafka;

    PointSink(PointTranslation translation, SampleWriter writer, KafkaWatch kafka) {
        this.translation = translation;
        this.writer = writer;
        this.kafka = kafka;
    }

    /** What became of the points of a request. */
    record Taken(int samples, int points, int pointsBad) {}

    /** Is done when Kafka has all samples; else fails with a {@link RefusedRequestException}. Blocks for as long as the writer may. */
    CompletableFuture<Taken> take(List<MetricPoint> points) {
        PointTranslation.Translated translated = translation.translate(points);
        Taken taken =
                new Taken(translated.samples().size(), points.size() - translated.pointsBad(), translated.pointsBad());
        CompletableFuture<Taken> answer = new CompletableFuture<>();
        if (translated.samples().isEmpty()) {
            answer.complete(taken);
            return answer;
        }
        kafka.sending();
        var unused = writer.write(translated.samples()).whenComplete((done, failure) -> {
            if (failure == null) {
                kafka.acknowledged();
                answer.complete(taken);
            } else {
                answer.completeExceptionally(refusal(failure));
            }
        });
        return answer;
    }

    private RefusedRequestException refusal(@Nullable Throwable failure) {
        if (failure instanceof RecordTooLargeException) {
            kafka.refused();
            return RefusedRequestException.forGood(
                    HttpStatus.PAYLOAD_TOO_LARGE_413,
                    "sample of one entity and moment is larger than kafka takes: " + failure.getMessage());
        }
        if (failure instanceof BufferExhaustedException && !kafka.isAway()) {
            kafka.refused();
            return RefusedRequestException.busy("as many samples wait for kafka as are held at once");
        }
        boolean isOfRegistry =
                failure instanceof RegistryUnavailableException || failure instanceof RegistryRefusedException;
        if (failure instanceof SerializationException && !isOfRegistry) {
            kafka.refused();
            return RefusedRequestException.forGood(
                    HttpStatus.BAD_REQUEST_400, "sample cannot be encoded: " + failure.getMessage());
        }
        kafka.failed(String.valueOf(failure));
        return RefusedRequestException.away("kafka does not take samples just now");
    }
}
