package io.tocsin.serve.push;

import io.tocsin.format.LeftOutListener;
import io.tocsin.format.MetricPoint;
import io.tocsin.format.PointLimits;
import io.tocsin.format.prometheus.RemoteWriteDecoder;
import io.tocsin.serve.http.Answer;
import io.tocsin.serve.http.MediaType;
import io.tocsin.serve.http.RefusedRequestException;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;

/**
 * Prometheus remote-write 1.0 and 2.0, as prometheus.io/docs/specs/prw has them.
 *
 * <p>Thread-safe.
 */
final class RemoteWrite implements Protocol {
    static final String PATH = "/api/v1/write";
    static final String NAME = "remote_write";

    private static final String WANTED = "application/x-protobuf of prometheus.WriteRequest or"
            + " io.prometheus.write.v2.Request in a block of snappy";
    private static final String VERSION_1 = "prometheus.WriteRequest";
    private static final String VERSION_2 = "io.prometheus.write.v2.Request";
    private static final String SAMPLES_WRITTEN = "X-Prometheus-Remote-Write-Samples-Written";
    private static final String HISTOGRAMS_WRITTEN = "X-Prometheus-Remote-Write-Histograms-Written";
    private static final String EXEMPLARS_WRITTEN = "X-Prometheus-Remote-Write-Exemplars-Written";

    private final PointLimits limits;
    private final LeftOutListener meters;

    RemoteWrite(PointLimits limits, LeftOutListener meters) {
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
        String message = media.proto().orElse(VERSION_1);
        boolean isKnown = message.equals(VERSION_1) || message.equals(VERSION_2);
        if (!isKnown
                || !media.type().equals("application/x-protobuf")
                || !media.encoding().equals("snappy")) {
            throw media.unsupported(WANTED);
        }
        return new Request(message.equals(VERSION_2));
    }

    @Override
    public Answer refuse(HttpFields headers, RefusedRequestException refusal) {
        Answer answer = Answer.text(refusal);
        boolean isVersion2 =
                MediaType.of(headers).proto().filter(VERSION_2::equals).isPresent();
        return isVersion2 ? withWritten(answer, 0, 0) : answer;
    }

    private static Answer withWritten(Answer answer, int samples, int histograms) {
        return answer.with(SAMPLES_WRITTEN, Integer.toString(samples))
                .with(HISTOGRAMS_WRITTEN, Integer.toString(histograms))
                .with(EXEMPLARS_WRITTEN, "0");
    }

    private final class Request implements Push {
        private final LeftOutCount leftOut = new LeftOutCount(meters);
        private final boolean isVersion2;
        private RequestContent content = RequestContent.NONE;

        Request(boolean isVersion2) {
            this.isVersion2 = isVersion2;
        }

        @Override
        public List<MetricPoint> points(byte[] body) {
            List<MetricPoint> points = new RemoteWriteDecoder(limits, leftOut).decode(body);
            if (isVersion2) {
                content = RequestContent.of(body);
            }
            return points;
        }

        /** What is left out by rule counts as written: a sender would take it for a fault. */
        @Override
        public Answer taken(int pointsBad) {
            Answer answer = new Answer(HttpStatus.NO_CONTENT_204, Map.of(), new byte[0]);
            int bad = leftOut.bad() + pointsBad;
            return isVersion2
                    ? withWritten(answer, Math.max(0, content.samples() - bad), content.histograms())
                    : answer;
        }
    }
}
