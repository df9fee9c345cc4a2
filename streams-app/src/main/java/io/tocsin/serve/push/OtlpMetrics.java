package io.tocsin.serve.push;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.tocsin.format.LeftOutListener;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.PointDecoder;
import io.tocsin.format.PointLimits;
import io.tocsin.format.otlp.OtlpJsonDecoder;
import io.tocsin.format.otlp.OtlpProtobufDecoder;
import io.tocsin.serve.http.Answer;
import io.tocsin.serve.http.MediaType;
import io.tocsin.serve.http.RefusedRequestException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Metrics by OTLP over HTTP, protobuf and JSON, as opentelemetry.io/docs/specs/otlp has it.
 *
 * <p>Thread-safe.
 */
final class OtlpMetrics implements Protocol {
    static final String PATH = "/v1/metrics";
    static final String NAME = "otlp";

    private static final String WANTED = "application/x-protobuf or application/json, plain or gzip";
    private static final String PROTOBUF = "application/x-protobuf";
    private static final String JSON = "application/json";

    private final PointLimits limits;
    private final LeftOutListener meters;

    OtlpMetrics(PointLimits limits, LeftOutListener meters) {
        this.limits = limits;
        this.meters = meters;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Push begin(HttpFields headers) throws RefusedRequestException {
        MediaType media = MediaType.of(headers);
        boolean isJson = media.type().equals(JSON);
        boolean isGzip = media.encoding().equals("gzip");
        boolean isKnownType = isJson || media.type().equals(PROTOBUF);
        boolean isKnownEncoding = isGzip || media.encoding().equals("identity");
        if (!isKnownType || !isKnownEncoding) {
            throw media.unsupported(WANTED);
        }
        return new Request(isJson, isGzip);
    }

    /** A message {@code google.rpc.Status}, of which the message alone is told. */
    @Override
    public Answer refuse(HttpFields headers, RefusedRequestException refusal) {
        return MediaType.of(headers).type().equals(JSON)
                ? Answer.of(refusal.status(), JSON, StatusMessage.json(refusal.line()))
                : Answer.of(refusal.status(), PROTOBUF, StatusMessage.protobuf(refusal.line()));
    }

    private final class Request implements Push {
        private final LeftOutCount leftOut = new LeftOutCount(meters);
        private final boolean isJson;
        private final boolean isGzip;

        Request(boolean isJson, boolean isGzip) {
            this.isJson = isJson;
            this.isGzip = isGzip;
        }

        @Override
        public List<MetricPoint> points(byte[] body) {
            PointDecoder decoder =
                    isJson ? new OtlpJsonDecoder(limits, leftOut) : new OtlpProtobufDecoder(limits, leftOut);
            return decoder.decode(isGzip ? Gunzip.unpack(body, limits) : body);
        }

        @Override
        public Answer taken(int pointsBad) {
            int rejected = leftOut.bad() + pointsBad;
            String reason = rejected == 0 ? "" : "no good and left out: values=" + rejected;
            return isJson
                    ? Answer.of(HttpStatus.OK_200, JSON, json(rejected, reason))
                    : Answer.of(HttpStatus.OK_200, PROTOBUF, protobuf(rejected, reason));
        }

        /** As JSON of protobuf has it, a number of 64 bits is a text. */
        private static byte[] json(int rejected, String reason) {
            String text = rejected == 0
                    ? "{}"
                    : "{\"partialSuccess\":{\"rejectedDataPoints\":\"" + rejected + "\",\"errorMessage\":\"" + reason
                            + "\"}}";
            return text.getBytes(StandardCharsets.UTF_8);
        }

        private static byte[] protobuf(int rejected, String reason) {
            if (rejected == 0) {
                return ExportMetricsServiceResponse.getDefaultInstance().toByteArray();
            }
            return ExportMetricsServiceResponse.newBuilder()
                    .setPartialSuccess(ExportMetricsPartialSuccess.newBuilder()
                            .setRejectedDataPoints(rejected)
                            .setErrorMessage(reason))
                    .build()
                    .toByteArray();
        }
    }
}
